"""What the frozen command line runs; a module of its own, for it has no `-m`."""

import sys

from cchc_desktop.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

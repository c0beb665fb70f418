"""The place Đơn vị: units and groups as a tree, everything about one of them, the people."""

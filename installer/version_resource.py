"""What Windows shows under a program's properties: name, version, publisher.

Must not know how the program is made.
"""

from typing import Final

from installer.product import Product

# Vietnamese, in UTF-16, as the strings are written.
LANGUAGE: Final = 0x042A
CODE_PAGE: Final = 1200


def strings(product: Product, program: str) -> dict[str, str]:
    """Give the named strings of a program's version resource."""
    return {
        "CompanyName": product.publisher,
        "FileDescription": product.name,
        "FileVersion": product.version,
        "InternalName": program,
        "LegalCopyright": product.publisher,
        "OriginalFilename": f"{program}.exe",
        "ProductName": product.name,
        "ProductVersion": product.version,
    }


def version_file(product: Product, program: str) -> str:
    """Write the resource as the file that PyInstaller reads: an expression of its own classes."""
    numbers = tuple(int(number) for number in product.windows_version.split("."))
    named = ", ".join(f"StringStruct{pair!r}" for pair in strings(product, program).items())
    table = f"StringTable({f'{LANGUAGE:04X}{CODE_PAGE:04X}'!r}, [{named}])"
    translation = f"VarStruct('Translation', [{LANGUAGE}, {CODE_PAGE}])"
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), "
        f"kids=[StringFileInfo([{table}]), VarFileInfo([{translation}])])\n"
    )

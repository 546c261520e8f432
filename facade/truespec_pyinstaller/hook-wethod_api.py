"""What a program that imports wethod_api needs of it."""

from truespec_pyinstaller import collect

hiddenimports, datas = collect("wethod_api")

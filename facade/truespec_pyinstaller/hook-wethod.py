"""What a program that imports wethod needs of it."""

from truespec_pyinstaller import collect

hiddenimports, datas = collect("wethod")

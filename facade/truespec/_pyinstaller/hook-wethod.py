"""What a program that imports wethod needs of it."""

from truespec._pyinstaller import collect

hiddenimports, datas = collect("wethod")

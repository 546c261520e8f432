"""What a program that imports wethod_api needs of it."""

from truespec._pyinstaller import collect

hiddenimports, datas = collect("wethod_api")

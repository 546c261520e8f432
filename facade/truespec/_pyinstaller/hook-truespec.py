"""What a program that imports truespec needs of it."""

from truespec._pyinstaller import collect

hiddenimports, datas = collect("truespec")

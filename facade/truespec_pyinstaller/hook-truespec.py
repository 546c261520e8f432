"""What a program that imports truespec needs of it."""

from truespec_pyinstaller import collect

hiddenimports, datas = collect("truespec")

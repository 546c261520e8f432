"""What a program that imports clemta_api needs of it."""

from truespec_pyinstaller import collect

hiddenimports, datas = collect("clemta_api")

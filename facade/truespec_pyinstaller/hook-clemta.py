"""What a program that imports clemta needs of it."""

from truespec_pyinstaller import collect

hiddenimports, datas = collect("clemta")

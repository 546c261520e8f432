"""What a program that imports clemta needs of it."""

from truespec._pyinstaller import collect

hiddenimports, datas = collect("clemta")

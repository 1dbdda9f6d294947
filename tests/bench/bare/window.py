"""The smallest window there is: what any program with Qt costs."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("Qt"))
window.setWindowTitle("Bare")
window.resize(1280, 800)
window.show()
sys.exit(app.exec())

"""Editor for several choices: boxes side by side when few, a list with a search line when many."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QGroupBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.definition import Option, in_language
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.text import no_mnemonic, tooltip
from taf_desktop.ui.forms.editor import EditorDefaults

MOST_BOXES = 9
LINES_SHOWN = 7
_ENDLESS = 1 << 16
_CODE = Qt.ItemDataRole.UserRole


class CheckBoxes(QGroupBox):
    """A box for each choice, flowing as words on a page."""

    picked = Signal()

    def __init__(self, options: tuple[Option, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        flow = layouts.FlowLayout(self, spacing=12)
        for option in options:
            box = QCheckBox(no_mnemonic(in_language(option.label)), self)
            box.setObjectName(f"option/{option.name}")
            if hint := in_language(option.hint):
                box.setToolTip(tooltip(hint))
                box.setAccessibleDescription(hint)
            box.clicked.connect(self.picked)
            self._boxes[option.name] = box
            flow.addWidget(box)

    def inputs(self) -> list[QWidget]:
        """Return what takes the keyboard, in order."""
        return list(self._boxes.values())

    def codes(self) -> tuple[str, ...]:
        """Return the ticked codes in the order of the list."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """Tick these and no others."""
        for code, box in self._boxes.items():
            box.setChecked(code in codes)


class CheckList(QWidget):
    """A list with a box in every line and a line to search it."""

    picked = Signal()

    def __init__(self, options: tuple[Option, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Type to search this list"))
        self._search.setAccessibleName(self.tr("Search this list"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._list = QListWidget(self)
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setItemDelegate(_BrokenWords(self._list))
        self._list.setMinimumHeight(theme.current().px(30) * min(len(options), LINES_SHOWN))
        for option in options:
            item = QListWidgetItem(in_language(option.label), self._list)
            item.setData(_CODE, option.name)
            # A word too long to be broken is cut short: the tooltip then has it whole.
            item.setToolTip(tooltip(in_language(option.hint) or item.text()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._list.itemChanged.connect(self.picked)
        column = layouts.column(self, spacing=4)
        column.addWidget(self._search)
        column.addWidget(self._list)

    def inputs(self) -> list[QWidget]:
        """Return what takes the keyboard, in order."""
        return [self._search, self._list]

    def codes(self) -> tuple[str, ...]:
        """Return the ticked codes in the order of the list."""
        return tuple(
            str(item.data(_CODE))
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        )

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """Tick these and no others."""
        with QSignalBlocker(self._list):
            for item in self._items():
                ticked = item.data(_CODE) in codes
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._list.viewport().update()

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())


class _BrokenWords(QStyledItemDelegate):
    """Gives each line the height its words need when broken beside its box."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        room = option.rect.width()
        line = QStyleOptionViewItem(option)
        line.rect = QRect(0, 0, _ENDLESS, _ENDLESS)
        hint = super().sizeHint(line, index)
        if hint.width() <= room:
            return QSize(room, hint.height())
        # Qt itself breaks the words as if the box took no room, and then wants more than there is.
        self.initStyleOption(line, index)
        line.rect.setWidth(room)
        style = line.widget.style()
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, line, line.widget)
        edge = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, line, line.widget) + 1
        place.adjust(edge, 0, -edge, 0)
        words = line.fontMetrics.boundingRect(place, Qt.TextFlag.TextWordWrap, line.text)
        return QSize(room, hint.height() - line.fontMetrics.height() + words.height())


class ManyEditor(EditorDefaults, QWidget):
    """Any number of choices."""

    changed = Signal()
    committed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._column = layouts.column(self)
        self._part: CheckBoxes | CheckList = self._new_part()

    def value(self) -> Answer:
        """Return the chosen codes in the order of the list."""
        return self._part.codes()

    def set_value(self, answer: Answer) -> None:
        """Show what is chosen."""
        codes = answer if isinstance(answer, tuple) else ()
        if codes != self._part.codes():
            self._part.show_codes(codes)

    def set_options(self, options: tuple[Option, ...]) -> None:
        """Offer these choices; what is chosen stays."""
        if options == self._options:
            return
        codes = self._part.codes()
        self._options = options
        layouts.clear(self._column)
        self._part = self._new_part()
        self._part.show_codes(codes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the keyboard leaves one of the boxes."""
        if event.type() == QEvent.Type.FocusOut:
            self.committed.emit()
        return super().eventFilter(watched, event)

    def _new_part(self) -> CheckBoxes | CheckList:
        kind = CheckBoxes if len(self._options) <= MOST_BOXES else CheckList
        part = kind(self._options, self)
        part.picked.connect(self.changed)
        inputs = part.inputs()
        for part_input in inputs:
            part_input.installEventFilter(self)
        if inputs:
            part.setFocusProxy(inputs[0])
        self.setFocusProxy(part)
        self._column.addWidget(part)
        return part

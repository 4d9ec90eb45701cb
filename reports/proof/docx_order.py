"""The order in which Word wants the elements of a part.

The tables are the sequences of ISO/IEC 29500-4, annex A (WordprocessingML, transitional), under the name of the element
and with the schema's name of its type beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reports.proof.docx_package import Package, W, elements, name
from reports.proof.rules import TEMPLATE, Rule

_EDGES = "top start left bottom end right"

SEQUENCES: dict[str, tuple[str, ...]] = {
    kind: tuple(names.split())
    for kind, names in {
        "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",  # CT_PPr
        "numPr": "ilvl numId numberingChange ins",  # CT_NumPr
        "pBdr": "top left bottom right between bar",  # CT_PBdr
        "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
        tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange""",  # CT_TblPr
        "tblBorders": f"{_EDGES} insideH insideV",  # CT_TblBorders
        "tblCellMar": _EDGES,  # CT_TblCellMar
        "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
        hideMark headers cellIns cellDel cellMerge tcPrChange""",  # CT_TcPr
        "tcBorders": f"{_EDGES} insideH insideV tl2br tr2bl",  # CT_TcBorders
        "tcMar": _EDGES,  # CT_TcMar
        "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
        pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
        sectPrChange""",  # CT_SectPr
        "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
        locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",  # CT_Style
        "tblStylePr": "pPr rPr tblPr trPr tcPr",  # CT_TblStylePr
        "styles": "docDefaults latentStyles style",  # CT_Styles
        "docDefaults": "rPrDefault pPrDefault",  # CT_DocDefaults
        "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",  # CT_Numbering
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",  # CT_AbstractNum
        "lvl": """start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr""",  # CT_Lvl
        "num": "abstractNumId lvlOverride",  # CT_Num
        "sdt": "sdtPr sdtEndPr sdtContent",  # CT_SdtBlock
        "settings": """writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
        displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts
        embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
        bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState
        formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge
        revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride
        styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
        doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders
        bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing
        drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
        doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData
        noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter
        noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent
        alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags
        alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr
        attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade
        captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol
        listSeparator""",  # CT_Settings
    }.items()
}
MANY = {
    *("style", "tblStylePr", "abstractNum", "num", "lvl", "lvlOverride", "numPicBullet", "headerReference"),
    *("footerReference", "activeWritingStyle", "attachedSchema", "smartTagType"),
}
"""What may come more than once in those sequences."""
_TOGETHER = {"footerReference": "headerReference"}
"""What may stand among others as if it had their name."""
FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tr": "trPr", "tbl": "tblPr"}
"""The properties that stand before all else in an element (CT_P, CT_R, CT_Tc, CT_Row, CT_Tbl)."""
_BEFORE = {"tblPrEx", "bookmarkStart", "bookmarkEnd"}
"""What may stand before the properties all the same."""


def _kids(element: Any) -> list[str]:
    return [name(kid) for kid in element.iterchildren("*")]


def _strangers(package: Package) -> Iterator[str]:
    for kind, element in elements(package):
        for kid in element.iterchildren(f"{W}*"):
            if kind in SEQUENCES and name(kid) not in SEQUENCES[kind]:
                yield f"w:{name(kid)} hör inte hemma i w:{kind}, {package.place(element)}"


def _order(package: Package) -> Iterator[str]:
    for kind, element in elements(package):
        if kind not in SEQUENCES:
            continue
        known = [kid for kid in _kids(element) if kid in SEQUENCES[kind]]
        places = [SEQUENCES[kind].index(_TOGETHER.get(kid, kid)) for kid in known]
        for one, other, place, after in zip(known, known[1:], places, places[1:], strict=False):
            if place > after:
                yield f"w:{one} står före w:{other} i w:{kind}, {package.place(element)}"


def _once(package: Package) -> Iterator[str]:
    for kind, element in elements(package):
        kids = [kid for kid in _kids(element) if kid not in MANY] if kind in SEQUENCES else []
        if len(kids) != len(set(kids)):
            twice = next(kid for kid in kids if kids.count(kid) > 1)
            yield f"w:{twice} står två gånger i w:{kind}, {package.place(element)}"


def _first(package: Package) -> Iterator[str]:
    for kind, element in elements(package):
        kids = [kid for kid in _kids(element) if kid not in _BEFORE]
        if kind in FIRST and FIRST[kind] in kids[1:]:
            yield f"w:{FIRST[kind]} står inte först i w:{kind}, {package.place(element)}"


def _section_last(package: Package) -> Iterator[str]:
    for body in package.document.iterfind(f"{W}body"):
        if "sectPr" in _kids(body)[:-1]:
            yield "sidornas mått (w:sectPr) står inte sist i dokumentet"


ORDER: tuple[Rule[Package], ...] = (
    Rule("elementen hör hemma där de står", _strangers, TEMPLATE),
    Rule("elementen står i ordning", _order, TEMPLATE),
    Rule("element som står en gång gör det", _once, TEMPLATE),
    Rule("egenskaperna står först", _first, TEMPLATE),
    Rule("sidornas mått står sist", _section_last, TEMPLATE),
)
"""How the elements of a part stand."""

"""The attributes that Word knows in the elements of a part.

The table is that of ISO/IEC 29500-4, annex A (WordprocessingML, transitional): elements, and what each may have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.proof.docx_package import Package, W, elements
from reports.proof.rules import TEMPLATE, Rule

_TABLE = """
    abstractNum: abstractNumId
    activeWritingStyle: appName checkStyle dllVersion lang nlCheck vendorID
    attr compatSetting: name uri val
    autoCaption: caption name
    background: color themeColor themeShade themeTint
    bar bdr between insideH insideV tl2br tr2bl: color frame shadow space sz themeColor themeShade themeTint val
    bookmarkEnd commentRangeEnd commentRangeStart moveFromRangeEnd moveToRangeEnd permEnd: displacedByCustomXml id
    bookmarkStart: colFirst colLast displacedByCustomXml id name
    bottom end left right start top: color frame shadow space sz themeColor themeShade themeTint type val w
    br: clear type
    caption: chapNum heading name noLabel numFmt pos sep
    cellDel cellIns customXmlDelRangeStart customXmlInsRangeStart customXmlMoveFromRangeStart
      customXmlMoveToRangeStart del ins moveFrom moveTo pPrChange rPrChange sectPrChange tblPrChange tblPrExChange
      tcPrChange trPrChange: author date id
    cellMerge: author date id vMerge vMergeOrig
    charset: characterSet val
    clrSchemeMapping: accent1 accent2 accent3 accent4 accent5 accent6 bg1 bg2 followedHyperlink hyperlink t1 t2
    cnfStyle: evenHBand evenVBand firstColumn firstRow firstRowFirstColumn firstRowLastColumn lastColumn lastRow
      lastRowFirstColumn lastRowLastColumn oddHBand oddVBand val
    col: space w
    color: themeColor themeShade themeTint val
    cols: equalWidth num sep space
    comboBox dropDownList: lastValue
    comment: author date id initials
    commentReference customXmlDelRangeEnd customXmlInsRangeEnd customXmlMoveFromRangeEnd customXmlMoveToRangeEnd div
      tblGridChange tc: id
    control: name shapeid
    customXml smartTag: element uri
    dataBinding: prefixMappings storeItemID xpath
    date: fullDate
    docGrid: charSpace linePitch type
    document: conformance
    documentProtection: algIdExt algIdExtSource algorithmName cryptAlgorithmClass cryptAlgorithmSid cryptAlgorithmType
      cryptProvider cryptProviderType cryptProviderTypeExt cryptProviderTypeExtSource cryptSpinCount edit enforcement
      formatting hash hashValue salt saltValue spinCount
    docVar: name val
    eastAsianLayout: combine combineBrackets id vert vertCompress
    embedBold embedBoldItalic embedItalic embedRegular: fontKey subsetted
    endnote footnote: id type
    endnoteReference footnoteReference: customMarkFollows id
    fitText: id val
    fldChar: dirty fldCharType fldLock
    fldSimple: dirty fldLock instr
    font: name
    footerReference headerReference proofErr tblLayout tblStylePr: type
    framePr: anchorLock dropCap h hAnchor hRule hSpace lines vAnchor vSpace w wrap x xAlign y yAlign
    gridCol: w
    helpText statusText: type val
    hyperlink: anchor docLocation history tgtFrame tooltip
    ind: end endChars firstLine firstLineChars hanging hangingChars left leftChars right rightChars start startChars
    lang themeFontLang: bidi eastAsia val
    latentStyles: count defLockedState defQFormat defSemiHidden defUIPriority defUnhideWhenUsed
    legacy: legacy legacyIndent legacySpace
    listItem: displayText value
    lnNumType: countBy distance restart start
    lsdException: locked name qFormat semiHidden uiPriority unhideWhenUsed
    lvl: ilvl tentative tplc
    lvlOverride: ilvl
    lvlText: null val
    moveFromRangeStart moveToRangeStart: author colFirst colLast date displacedByCustomXml id name
    name: decorated val
    noLineBreaksAfter noLineBreaksBefore: lang val
    num: numId
    numberingChange: author date id original
    numFmt: format val
    numPicBullet: numPicBulletId
    object: dxaOrig dyaOrig
    objectEmbed: drawAspect fieldCodes progId shapeId
    objectLink: drawAspect fieldCodes lockedField progId shapeId updateMode
    optimizeForBrowser: target val
    p: rsidDel rsidP rsidR rsidRDefault rsidRPr
    paperSrc: first other
    permStart: colFirst colLast displacedByCustomXml ed edGrp id
    pgBorders: display offsetFrom zOrder
    pgMar: bottom footer gutter header left right top
    pgNumType: chapSep chapStyle fmt start
    pgSz: code h orient w
    proofState: grammar spelling
    ptab: alignment leader relativeTo
    r: rsidDel rsidR rsidRPr
    readModeInkLockDown: actualPg fontSz h w
    revisionView: comments formatting inkAnnotations insDel markup
    rFonts: ascii asciiTheme cs cstheme eastAsia eastAsiaTheme hAnsi hAnsiTheme hint
    saveThroughXslt: solutionID
    sectPr: rsidDel rsidR rsidRPr rsidSect
    shd: color fill themeColor themeFill themeFillShade themeFillTint themeShade themeTint val
    sig: csb0 csb1 usb0 usb1 usb2 usb3
    smartTagType: name namespaceuri url
    spacing: after afterAutospacing afterLines before beforeAutospacing beforeLines line lineRule val
    style: customStyle default styleId type val
    stylePaneFormatFilter: allStyles alternateStyleNames clearFormatting customStyles directFormattingOnNumbering
      directFormattingOnParagraphs directFormattingOnRuns directFormattingOnTables headingStyles latentStyles
      numberingStyles stylesInUse tableStyles top3HeadingStyles val visibleStyles
    sym: char font
    tab: leader pos val
    tblCellSpacing tblInd tblW tcW wAfter wBefore: type w
    tblLook: firstColumn firstRow lastColumn lastRow noHBand noVBand val
    tblpPr: bottomFromText horzAnchor leftFromText rightFromText tblpX tblpXSpec tblpY tblpYSpec topFromText
      vertAnchor
    text: multiLine
    tr: rsidDel rsidR rsidRPr rsidTr
    trHeight: hRule val
    types: all
    u: color themeColor themeShade themeTint val
    writeProtection: algIdExt algIdExtSource algorithmName cryptAlgorithmClass cryptAlgorithmSid cryptAlgorithmType
      cryptProvider cryptProviderType cryptProviderTypeExt cryptProviderTypeExtSource cryptSpinCount hash hashValue
      recommended salt saltValue spinCount
    zoom: percent val
"""
_WITH_ONLY_A_VALUE = frozenset({"val"})

ATTRIBUTES: dict[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for row in re.sub(r"\n {5,}", " ", _TABLE).strip().splitlines()
    for kinds, _, names in (row.partition(":"),)
    for kind in kinds.split()
}
"""The `w:` attributes of an element; one that is not here has a value at most."""


def _attributes(package: Package) -> Iterator[str]:
    for kind, element in elements(package):
        known = ATTRIBUTES.get(kind, _WITH_ONLY_A_VALUE)
        for attribute in element.attrib:
            if attribute.startswith(W) and attribute[len(W) :] not in known:
                yield f"w:{kind} kan inte ha w:{attribute[len(W) :]}, {package.place(element)}"
            elif not attribute.startswith("{"):
                yield f"w:{kind} har {attribute} utan w:, {package.place(element)}"


ATTRIBUTE_RULES: tuple[Rule[Package], ...] = (Rule("attributen hör till sina element", _attributes, TEMPLATE),)
"""What the elements of a part may say of themselves."""

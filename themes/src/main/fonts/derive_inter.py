#!/usr/bin/env python3
"""Derive the bundled "Lamina Inter" from Inter 4: python3 derive_inter.py INTER_OTF_DIR OUT_DIR (needs fonttools).

JavaFX cannot switch on OpenType features, so the tabular figures become the default digits of the weights that
show numbers. The character set is reduced and the family renamed, so that an installed Inter cannot get in the way.
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Lamina Inter"
TABULAR = ("Regular", "Medium")
LINKED = {"Regular": "Regular", "Bold": "Bold"}  # the other weights are families of their own to JavaFX
RANGES = [(0x20, 0x250), (0x2B0, 0x460), (0x1E00, 0x1F00), (0x2000, 0x20C0), (0x2100, 0x2400), (0x25A0, 0x2800)]


def tabular_glyphs(font):
    gsub, glyphs = font["GSUB"].table, {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    glyphs.update(getattr(getattr(table, "ExtSubTable", table), "mapping", {}))
    return glyphs


def make_digits_tabular(font):
    glyphs = tabular_glyphs(font)
    for table in font["cmap"].tables:
        for digit in range(0x30, 0x3A):
            if digit in table.cmap:
                table.cmap[digit] = glyphs.get(table.cmap[digit], table.cmap[digit])  # tables may share the map


def reduce(font):
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "case"]
    options.name_IDs = ["*"]
    options.hinting = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes={code for first, end in RANGES for code in range(first, end)})
    subsetter.subset(font)


def rename(font, weight):
    family = FAMILY if weight in LINKED else f"{FAMILY} {weight}"
    names = font["name"]
    names.names = [n for n in names.names if n.nameID not in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25)]
    values = {1: family, 2: LINKED.get(weight, "Regular"), 3: f"{FAMILY} {weight} 1", 4: f"{FAMILY} {weight}",
              6: f"LaminaInter-{weight}", 16: FAMILY, 17: weight}
    for name_id, value in values.items():
        names.setName(value, name_id, 3, 1, 0x409)
    compact = font["CFF "].cff
    compact.fontNames = [f"LaminaInter-{weight}"]
    compact.topDictIndex[0].FullName = f"{FAMILY} {weight}"
    compact.topDictIndex[0].FamilyName = FAMILY


def main(source, target):
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        font = TTFont(pathlib.Path(source) / f"Inter-{weight}.otf")
        if weight in TABULAR:
            make_digits_tabular(font)
        reduce(font)
        rename(font, weight)
        font.save(pathlib.Path(target) / f"LaminaInter-{weight}.otf")


if __name__ == "__main__":
    main(*sys.argv[1:])

/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/scene-parts.h"

/* Neighbours in the list differ in hue and in lightness, so that they stay apart for readers with
   any kind of colour blindness; more series than colours begin again. */
static const guint32 light_series[] = { 0x2f6fb4, 0xe08a1e, 0x1b9e77, 0xc8475d, 0x63b5e0,
                                        0x7d58b5, 0xbfa024, 0xd884ab, 0x78828f, 0x8a6642 };
static const guint32 dark_series[] = { 0x6ba6e8, 0xf2a94a, 0x4cc9a0, 0xee7f8f, 0x9ad6f5,
                                       0xb496ea, 0xe3c950, 0xf0aecb, 0xa9b2bd, 0xc49f78 };
static const guint32 contrast_series[] = { 0x00449e, 0xb35900, 0x006b4a, 0xa8002b, 0x0077b3,
                                           0x4b1fa8, 0x6b5600, 0xa3005f, 0x3d4650, 0x5c3a14 };

static const guint32 contrast_dark_series[] = { 0x8fc2ff, 0xffb861, 0x62e0b6, 0xff98a6, 0xb4e4ff,
                                                0xcdb4ff, 0xf5dc66, 0xffc3dd, 0xc9d2dc, 0xe0bb94 };

/* Neighbours differ in lightness; the rest is said by patterns. */
static const guint32 grey_series[] = { 0x3a3a3a, 0x8c8c8c, 0x5e5e5e, 0xa8a8a8, 0x747474,
                                       0x4a4a4a, 0x9a9a9a, 0x6a6a6a, 0xb4b4b4, 0x808080 };

typedef struct {
  const guint32 *series;
  guint32 inks[5]; /* by OfftakeInk */
  double band_alpha;
} Theme;

static const Theme themes[] = {
  [OFFTAKE_THEME_LIGHT] = { light_series,
                            { 0xffffff, 0x24292f, 0x4d555d, 0xc01c28, 0x1c71d8 },
                            0.46 },
  [OFFTAKE_THEME_DARK] = { dark_series,
                           { 0x1e1e1e, 0xf2f2f2, 0xdcdfe3, 0xff7b72, 0x78aeed },
                           0.48 },
  [OFFTAKE_THEME_PRINT] = { light_series,
                            { 0xffffff, 0x000000, 0x4a4f55, 0xa51d2d, 0x000000 },
                            0.55 },
  [OFFTAKE_THEME_HIGH_CONTRAST] = { contrast_series,
                                    { 0xffffff, 0x000000, 0x000000, 0x8a0000, 0x000000 },
                                    0.8 },
  [OFFTAKE_THEME_HIGH_CONTRAST_DARK] = { contrast_dark_series,
                                         { 0x1e1e1e, 0xffffff, 0xffffff, 0xffa49d, 0xffffff },
                                         0.62 },
  [OFFTAKE_THEME_BLACK_AND_WHITE] = { grey_series,
                                      { 0xffffff, 0x000000, 0x333333, 0x000000, 0x000000 },
                                      0.42 },
};

static void
unpack (guint32 color, double rgba[4])
{
  rgba[0] = ((color >> 16) & 255) / 255.0;
  rgba[1] = ((color >> 8) & 255) / 255.0;
  rgba[2] = (color & 255) / 255.0;
  rgba[3] = 1;
}

void
offtake_palette_color (OfftakeTheme theme, guint series, double rgba[4])
{
  unpack (themes[theme].series[series % G_N_ELEMENTS (light_series)], rgba);
}

void
offtake_palette_ink (OfftakeTheme theme, OfftakeInk ink, double rgba[4])
{
  unpack (themes[theme].inks[ink], rgba);
}

gboolean
offtake_palette_is_contrast (OfftakeTheme theme)
{
  return theme == OFFTAKE_THEME_HIGH_CONTRAST || theme == OFFTAKE_THEME_HIGH_CONTRAST_DARK;
}

double
offtake_palette_band_alpha (OfftakeTheme theme)
{
  return themes[theme].band_alpha;
}

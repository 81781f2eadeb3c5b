/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "exchange/xlsx.h"

G_BEGIN_DECLS

typedef struct {
  char *name, *path;
} OfftakeXlsxSheet;

struct _OfftakeXlsx {
  GHashTable *parts;       /* path to GBytes */
  gsize       unpacked;    /* bytes so far */
  GArray     *sheets;      /* OfftakeXlsxSheet */
  GPtrArray  *texts;       /* char *: shared texts */
  GArray     *date_styles; /* gboolean: whether a style shows its number as a day */
  gboolean    from_1904;   /* days count from 1904, as old Macintoshes did */
};

/* "_x000D_" is the character of that number, as workbooks write what XML cannot. (transfer full) */
char *offtake_xlsx_unescape (const char *text);
/* The other way: what XML cannot hold or would change, and underscores that would read as such. */
char *offtake_xlsx_escape (const char *text);

G_END_DECLS

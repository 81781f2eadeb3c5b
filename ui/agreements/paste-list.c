/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/paste-list.h"

#include <glib/gi18n.h>

struct _OfftakePasteList {
  GObject parent_instance;

  OfftakePaste *paste;
};

struct _OfftakePasteLine {
  GObject parent_instance;

  OfftakePasteList *list;
  guint row;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakePasteLine, offtake_paste_line, G_TYPE_OBJECT)

static GType
get_item_type (GListModel *model)
{
  return OFFTAKE_TYPE_PASTE_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return offtake_paste_n_rows (OFFTAKE_PASTE_LIST (model)->paste);
}

static gpointer
get_item (GListModel *model, guint position)
{
  if (position >= get_n_items (model))
    return NULL;
  OfftakePasteLine *line = g_object_new (OFFTAKE_TYPE_PASTE_LINE, NULL);

  line->list = OFFTAKE_PASTE_LIST (model);
  line->row = position;
  return line;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OfftakePasteList,
                               offtake_paste_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
offtake_paste_line_class_init (OfftakePasteLineClass *klass)
{
}

static void
offtake_paste_line_init (OfftakePasteLine *self)
{
}

static void
offtake_paste_list_finalize (GObject *object)
{
  offtake_paste_free (OFFTAKE_PASTE_LIST (object)->paste);
  G_OBJECT_CLASS (offtake_paste_list_parent_class)->finalize (object);
}

static void
offtake_paste_list_class_init (OfftakePasteListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_paste_list_finalize;
  signals[CHANGED] = g_signal_new ("changed", OFFTAKE_TYPE_PASTE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
offtake_paste_list_init (OfftakePasteList *self)
{
}

OfftakePasteList *
offtake_paste_list_new (OfftakePaste *paste)
{
  OfftakePasteList *self = g_object_new (OFFTAKE_TYPE_PASTE_LIST, NULL);

  self->paste = paste;
  return self;
}

OfftakePaste *
offtake_paste_list_get_paste (OfftakePasteList *self)
{
  return self->paste;
}

void
offtake_paste_list_changed (OfftakePasteList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

OfftakePasteList *
offtake_paste_line_get_list (OfftakePasteLine *self)
{
  return self->list;
}

guint
offtake_paste_line_get_row (OfftakePasteLine *self)
{
  return self->row;
}

guint
offtake_paste_line_get_number (OfftakePasteLine *self)
{
  return offtake_paste_row (self->list->paste, self->row)->line;
}

const char *
offtake_paste_line_get_cell (OfftakePasteLine *self, guint column)
{
  return offtake_paste_cell (self->list->paste, self->row, column);
}

void
offtake_paste_line_set_cell (OfftakePasteLine *self, guint column, const char *text)
{
  offtake_paste_set_cell (self->list->paste, self->row, column, text);
  offtake_paste_list_changed (self->list);
}

const char *
offtake_paste_line_get_fault (OfftakePasteLine *self, guint column)
{
  return offtake_paste_cell_fault (self->list->paste, self->row, column);
}

char *
offtake_paste_line_describe (OfftakePasteLine *self)
{
  static const char *const words[] = {
    [OFFTAKE_PASTE_NEW] = N_ ("New"),
    [OFFTAKE_PASTE_CHANGED] = N_ ("Changes one"),
    [OFFTAKE_PASTE_UNCHANGED] = N_ ("Same as now"),
  };
  const OfftakePasteRow *row = offtake_paste_row (self->list->paste, self->row);
  guint n = row->open->len;

  if (row->fate == OFFTAKE_PASTE_REFUSED)
    return offtake_paste_row_fault (self->list->paste, self->row);
  if (row->fate == OFFTAKE_PASTE_NEW && n > 0)
    return g_strdup_printf (
        ngettext ("New; %'u question stays open: %s", "New; %'u questions stay open, first: %s", n),
        n, (const char *) row->open->pdata[0]);
  return g_strdup (_ (words[row->fate]));
}

gboolean
offtake_paste_line_is_refused (OfftakePasteLine *self)
{
  return offtake_paste_row (self->list->paste, self->row)->fate == OFFTAKE_PASTE_REFUSED;
}

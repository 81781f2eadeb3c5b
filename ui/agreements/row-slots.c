/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/row-slots.h"

#include "follow.h"

#define IN_SIGHT 48u      /* until it is said how many are seen */
#define AT_ONCE 16u       /* places whose widgets are made, filled or ended in one turn */
#define HAVE_WIDGETS 256u /* of more places a list makes no widgets */

struct _OfftakeRowSlot {
  GObject parent_instance;

  OfftakeRowSlots *slots; /* NULL once they have gone */
  guint position;
  gpointer row;      /* owned */
  gboolean is_stale; /* another row may stand there by now */
};

struct _OfftakeRowSlots {
  GObject parent_instance;

  GListModel *model;
  guint n; /* as has been told */
  guint first, n_in_sight;
  GHashTable *alive; /* position to OfftakeRowSlot, those that somebody holds */
  guint due_id;
};

enum { PROP_ROW = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static GType
get_item_type (GListModel *model)
{
  return OFFTAKE_TYPE_ROW_SLOT;
}

static guint
get_n_items (GListModel *model)
{
  return OFFTAKE_ROW_SLOTS (model)->n;
}

static gpointer
get_item (GListModel *model, guint position)
{
  OfftakeRowSlots *self = OFFTAKE_ROW_SLOTS (model);
  OfftakeRowSlot *slot = g_hash_table_lookup (self->alive, GUINT_TO_POINTER (position));

  if (position >= self->n)
    return NULL;
  if (slot)
    return g_object_ref (slot);
  slot = g_object_new (OFFTAKE_TYPE_ROW_SLOT, NULL);
  slot->slots = self;
  slot->position = position;
  slot->row = g_list_model_get_item (self->model, position);
  g_hash_table_insert (self->alive, GUINT_TO_POINTER (position), slot);
  return slot;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE (OfftakeRowSlot, offtake_row_slot, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (OfftakeRowSlots,
                               offtake_row_slots,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
read_row (OfftakeRowSlot *self)
{
  g_autoptr (GObject) row = g_list_model_get_item (self->slots->model, self->position);

  self->is_stale = FALSE;
  if (g_set_object (&self->row, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

/* What is not seen yet is told of when its turn comes, not while somebody asks. */
gpointer
offtake_row_slot_get_row (OfftakeRowSlot *self)
{
  g_autoptr (GObject) row = NULL;

  if (!self->is_stale || !self->slots)
    return self->row;
  row = g_list_model_get_item (self->slots->model, self->position);
  return row; /* the model keeps it */
}

static void
offtake_row_slot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ROW)
    g_value_set_object (value, OFFTAKE_ROW_SLOT (object)->row);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_row_slot_dispose (GObject *object)
{
  OfftakeRowSlot *self = OFFTAKE_ROW_SLOT (object);

  if (self->slots)
    g_hash_table_remove (self->slots->alive, GUINT_TO_POINTER (self->position));
  self->slots = NULL;
  g_clear_object (&self->row);
  G_OBJECT_CLASS (offtake_row_slot_parent_class)->dispose (object);
}

static void
offtake_row_slot_class_init (OfftakeRowSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = offtake_row_slot_get_property;
  object_class->dispose = offtake_row_slot_dispose;
  properties[PROP_ROW] =
      g_param_spec_object ("row", NULL, NULL, G_TYPE_OBJECT,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
offtake_row_slot_init (OfftakeRowSlot *self)
{
}

static guint
end_of_sight (OfftakeRowSlots *self)
{
  return self->first + self->n_in_sight;
}

static void
tell (OfftakeRowSlots *self, guint n)
{
  guint before = self->n;

  self->n = n;
  if (n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
  else if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
}

/* So many places there should be after the next turn. */
static guint
next_n (OfftakeRowSlots *self, guint step)
{
  guint now = g_list_model_get_n_items (self->model), end = end_of_sight (self);

  if (now == 0)
    return self->n;
  if (now > self->n)
    return self->n >= HAVE_WIDGETS ? now : MIN (now, MAX (self->n + step, end));
  return now < end ? now : MAX (now, MIN (self->n - MIN (step, self->n), end + HAVE_WIDGETS));
}

/* Reads what may have changed of the places from @first to before @end, at most @most; TRUE where
   there is more. */
static gboolean
read_stale (OfftakeRowSlots *self, guint first, guint end, guint most)
{
  g_autoptr (GPtrArray) stale = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer key = NULL, slot = NULL;

  g_hash_table_iter_init (&iter, self->alive);
  while (stale->len <= most && g_hash_table_iter_next (&iter, &key, &slot))
    if (OFFTAKE_ROW_SLOT (slot)->is_stale && GPOINTER_TO_UINT (key) >= first &&
        GPOINTER_TO_UINT (key) < end)
      g_ptr_array_add (stale, g_object_ref (slot));
  for (guint i = 0; i < MIN (stale->len, most); i++)
    read_row (stale->pdata[i]);
  return stale->len > most;
}

static gboolean
on_due (gpointer data)
{
  OfftakeRowSlots *self = data;
  guint n = 0;

  if (read_stale (self, 0, G_MAXUINT, AT_ONCE))
    return G_SOURCE_CONTINUE;
  n = next_n (self, AT_ONCE);
  if (n == self->n) {
    self->due_id = 0;
    return G_SOURCE_REMOVE;
  }
  tell (self, n);
  return G_SOURCE_CONTINUE;
}

/* All places from the first change on may have another row. */
static void
mark_stale (OfftakeRowSlots *self, guint position, guint end)
{
  GHashTableIter iter;
  gpointer key = NULL, slot = NULL;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, &key, &slot))
    if (GPOINTER_TO_UINT (key) >= position && GPOINTER_TO_UINT (key) < end)
      OFFTAKE_ROW_SLOT (slot)->is_stale = TRUE;
}

static void
on_items_changed (OfftakeRowSlots *self, guint position, guint removed, guint added)
{
  gboolean empty = g_list_model_get_n_items (self->model) == 0;

  mark_stale (self, position, removed == added ? position + added : G_MAXUINT);
  tell (self, next_n (self, 0));
  /* Nobody sees them, and none may hold a row that has gone with its plan. */
  if (empty)
    read_stale (self, 0, G_MAXUINT, G_MAXUINT);
  else
    read_stale (self, self->first, end_of_sight (self), G_MAXUINT);
  if (!self->due_id)
    self->due_id = g_idle_add (on_due, self);
}

void
offtake_row_slots_set_sight (OfftakeRowSlots *self, guint first, guint n)
{
  self->first = first;
  self->n_in_sight = n;
  read_stale (self, first, first + n, G_MAXUINT);
}

static void
offtake_row_slots_dispose (GObject *object)
{
  OfftakeRowSlots *self = OFFTAKE_ROW_SLOTS (object);
  GHashTableIter iter;
  gpointer slot = NULL;

  g_clear_handle_id (&self->due_id, g_source_remove);
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    OFFTAKE_ROW_SLOT (slot)->slots = NULL;
  g_hash_table_remove_all (self->alive);
  offtake_follow (&self->model, NULL, self);
  G_OBJECT_CLASS (offtake_row_slots_parent_class)->dispose (object);
}

static void
offtake_row_slots_finalize (GObject *object)
{
  g_hash_table_unref (OFFTAKE_ROW_SLOTS (object)->alive);
  G_OBJECT_CLASS (offtake_row_slots_parent_class)->finalize (object);
}

static void
offtake_row_slots_class_init (OfftakeRowSlotsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_row_slots_dispose;
  G_OBJECT_CLASS (klass)->finalize = offtake_row_slots_finalize;
}

static void
offtake_row_slots_init (OfftakeRowSlots *self)
{
  self->alive = g_hash_table_new (NULL, NULL);
  self->n_in_sight = IN_SIGHT;
}

OfftakeRowSlots *
offtake_row_slots_new (GListModel *model)
{
  OfftakeRowSlots *self = g_object_new (OFFTAKE_TYPE_ROW_SLOTS, NULL);

  self->model = g_object_ref (model);
  self->n = g_list_model_get_n_items (model);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (on_items_changed), self);
  return self;
}

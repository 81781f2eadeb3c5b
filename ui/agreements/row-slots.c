/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/row-slots.h"

struct _OfftakeRowSlot {
  GObject parent_instance;

  OfftakeRowSlots *slots; /* NULL once they have gone */
  guint position;
  gpointer row; /* owned */
};

struct _OfftakeRowSlots {
  GObject parent_instance;

  GListModel *model;
  guint n;
  GHashTable *alive; /* position to OfftakeRowSlot, those that somebody holds */
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

gpointer
offtake_row_slot_get_row (OfftakeRowSlot *self)
{
  return self->row;
}

static void
read_row (OfftakeRowSlot *self)
{
  g_autoptr (GObject) row = g_list_model_get_item (self->slots->model, self->position);

  if (g_set_object (&self->row, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
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

/* All places from the first change on may have another row; only how many there are is told. */
static void
on_items_changed (OfftakeRowSlots *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) alive = g_ptr_array_new_with_free_func (g_object_unref);
  guint before = self->n, end = removed == added ? position + added : G_MAXUINT;
  GHashTableIter iter;
  gpointer key = NULL, slot = NULL;

  self->n = g_list_model_get_n_items (self->model);
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, &key, &slot))
    if (GPOINTER_TO_UINT (key) >= position && GPOINTER_TO_UINT (key) < MIN (end, self->n))
      g_ptr_array_add (alive, g_object_ref (slot));
  if (self->n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n, before - self->n, 0);
  for (guint i = 0; i < alive->len; i++)
    read_row (alive->pdata[i]);
  if (self->n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n - before);
}

static void
offtake_row_slots_dispose (GObject *object)
{
  OfftakeRowSlots *self = OFFTAKE_ROW_SLOTS (object);
  GHashTableIter iter;
  gpointer slot = NULL;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    OFFTAKE_ROW_SLOT (slot)->slots = NULL;
  g_hash_table_remove_all (self->alive);
  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
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

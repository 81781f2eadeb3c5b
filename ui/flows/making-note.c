/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/making-note.h"

#include <glib/gi18n.h>

struct _OfftakeMakingNote {
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkSpinner *spinner;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (OfftakeMakingNote, offtake_making_note, ADW_TYPE_BIN)

static char *
describe (OfftakeChart *chart)
{
  const guint n = offtake_chart_n_making (chart);

  if (n == 0)
    return g_strdup (_ ("Grouped by stage"));
  if (!offtake_chart_is_coarse (chart))
    return g_strdup_printf (
        ngettext ("%'u flow is being laid out", "%'u flows are being laid out", n), n);
  /* Translators: "by stage" means one box for all mines, one for all refiners and so on. */
  return g_strdup_printf (ngettext ("Grouped by stage while %'u flow is being laid out",
                                    "Grouped by stage while %'u flows are being laid out", n),
                          n);
}

/* What was stopped says so, and can go on. */
static void
on_making (OfftakeChart *chart, GParamSpec *pspec, OfftakeMakingNote *self)
{
  const gboolean making = offtake_chart_n_making (chart) > 0;
  const gboolean told = making || offtake_chart_is_coarse (chart);
  g_autofree char *text = describe (chart);

  if (told) {
    gtk_label_set_label (self->label, text);
    gtk_button_set_label (self->button, making ? _ ("Stop") : _ ("Show Every Flow"));
  }
  gtk_spinner_set_spinning (self->spinner, making);
  gtk_revealer_set_reveal_child (self->revealer, told);
}

void
offtake_making_note_set_chart (OfftakeMakingNote *self, OfftakeChart *chart)
{
  g_signal_connect_object (chart, "notify::making", G_CALLBACK (on_making), self, 0);
  on_making (chart, NULL, self);
}

static void
offtake_making_note_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_MAKING_NOTE);
  G_OBJECT_CLASS (offtake_making_note_parent_class)->dispose (object);
}

static void
offtake_making_note_class_init (OfftakeMakingNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_making_note_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/flows/making-note.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeMakingNote, revealer);
  gtk_widget_class_bind_template_child (widget_class, OfftakeMakingNote, spinner);
  gtk_widget_class_bind_template_child (widget_class, OfftakeMakingNote, label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeMakingNote, button);
}

static void
offtake_making_note_init (OfftakeMakingNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

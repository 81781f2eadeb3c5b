/* SPDX-License-Identifier: MPL-2.0 */
#include "commit-typing.h"

#include "agreement-editor/field-row.h"
#include "agreements/agreements-page.h"

void
offtake_commit_typing (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, OFFTAKE_TYPE_FIELD_ROW) : NULL;
  GtkWidget *page = focus ? gtk_widget_get_ancestor (focus, OFFTAKE_TYPE_AGREEMENTS_PAGE) : NULL;

  if (row)
    offtake_field_row_commit (OFFTAKE_FIELD_ROW (row));
  else if (page)
    offtake_agreements_page_commit_cell (OFFTAKE_AGREEMENTS_PAGE (page));
}

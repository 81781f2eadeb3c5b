/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/open-link.h"

#include "ui/stage.h"

static void
test_what_may_open (void)
{
  static const struct {
    const char *uri;
    gboolean may_open;
  } cases[] = {
    { "https://example.com/a.pdf", TRUE },
    { "HTTP://example.com", TRUE },
    { "mailto:a@example.com", TRUE },
    { "file:///etc/passwd", FALSE },
    { "javascript:alert(1)", FALSE },
    { "data:text/html,x", FALSE },
    { "smb://host/share", FALSE },
    { "https://exa mple.com", FALSE },
    { "contract.pdf", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (offtake_link_may_open (cases[i].uri) != cases[i].may_open)
      g_error ("%s", cases[i].uri);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/open-link/what-may-open", test_what_may_open);
  return stage_run ();
}

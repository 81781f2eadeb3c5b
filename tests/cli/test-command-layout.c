/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"
#include "lib/cli.h"
#include "lib/fixture.h"

#define LOOP                                                                                       \
  "{\"name\": \"loop\", \"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"c\"}],"           \
  " \"links\": [{\"source\": \"a\", \"target\": \"b\", \"value\": 2},"                             \
  " {\"source\": \"b\", \"target\": \"c\", \"value\": 1},"                                         \
  " {\"source\": \"c\", \"target\": \"a\", \"value\": 0.5}]}"

typedef struct {
  char *dir;
  char *in;
  char *out;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer graph)
{
  fixture->dir = fixture_dir ();
  fixture->in = g_build_filename (fixture->dir, "graph.json", NULL);
  fixture->out = g_build_filename (fixture->dir, "layout.json", NULL);
  g_assert_true (g_file_set_contents (fixture->in, graph, -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer graph)
{
  fixture_remove_dir (fixture->dir);
  g_free (fixture->in);
  g_free (fixture->out);
}

static void
test_writes_every_node_and_link (Fixture *fixture, gconstpointer graph)
{
  g_autofree char *output = cli_output ("layout", fixture->in, fixture->out, NULL);
  g_autoptr (json_t) layout = offtake_json_read_file (fixture->out, NULL);
  json_t *link;
  gsize i;

  g_assert_cmpstr (output, ==, "");
  g_assert_cmpstr (json_string_value (json_object_get (layout, "format")), ==, "sankey-layout/1");
  g_assert_cmpuint (json_array_size (json_object_get (layout, "nodes")), ==, 3);
  g_assert_cmpuint (json_array_size (json_object_get (layout, "links")), ==, 3);
  json_array_foreach (json_object_get (layout, "links"), i, link)
  {
    g_assert_cmpuint (json_array_size (json_object_get (link, "points")), >=, 17);
    g_assert_cmpfloat (json_number_value (json_object_get (link, "width")), >, 0);
  }
}

static void
test_dash_is_standard_output (Fixture *fixture, gconstpointer graph)
{
  if (g_test_subprocess ()) {
    g_assert_cmpint (
        offtake_command_run (4, (char *[]){ "offtake-cli", "layout", fixture->in, "-" }), ==,
        OFFTAKE_EXIT_DONE);
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*sankey-layout/1*");
}

/* A device is written to, not replaced by a file. */
static void
test_pipe_stays_a_pipe (Fixture *fixture, gconstpointer graph)
{
  struct stat info;

  g_assert_cmpint (mkfifo (fixture->out, 0600), ==, 0);
  /* Open for both ends, so that neither side waits for the other. */
  int keeper = g_open (fixture->out, O_RDWR, 0);
  g_assert_cmpint (keeper, >=, 0);
  g_autofree char *output = cli_output ("layout", fixture->in, fixture->out, NULL);
  g_assert_cmpint (g_stat (fixture->out, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
  close (keeper);
}

static void
test_refusals_leave_nothing (Fixture *fixture, gconstpointer graph)
{
  static const char *const calls[][2] = {
    { "--width", "0" },
    { "--height", "-1" },
    { "--time", "0" },
    { "--width", "1e9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autoptr (CliResult) result =
        cli_run ("layout", fixture->in, fixture->out, calls[i][0], calls[i][1], NULL);
    g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
    g_assert_cmpstr (result->errors, !=, "");
    g_assert_false (g_file_test (fixture->out, G_FILE_TEST_EXISTS));
  }
}

static void
test_bad_graph_is_named (Fixture *fixture, gconstpointer graph)
{
  g_autoptr (CliResult) result = cli_run ("layout", fixture->in, fixture->out, NULL);

  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (result->errors, fixture->in));
  g_assert_false (g_file_test (fixture->out, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/command-layout/writes-every-node-and-link", Fixture, LOOP, set_up,
              test_writes_every_node_and_link, tear_down);
  g_test_add ("/command-layout/dash-is-standard-output", Fixture, LOOP, set_up,
              test_dash_is_standard_output, tear_down);
  g_test_add ("/command-layout/pipe-stays-a-pipe", Fixture, LOOP, set_up, test_pipe_stays_a_pipe,
              tear_down);
  g_test_add ("/command-layout/refusals-leave-nothing", Fixture, LOOP, set_up,
              test_refusals_leave_nothing, tear_down);
  g_test_add ("/command-layout/bad-graph-is-named", Fixture,
              "{\"nodes\": [], \"links\": [{\"source\": 0, \"target\": 1, \"value\": 1}]}", set_up,
              test_bad_graph_is_named, tear_down);
  return g_test_run ();
}

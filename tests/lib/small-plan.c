/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/small-plan.h"

static const char *const frame =
    "{'format':'offtake-plan','version':1,'title':'Small','currency':'USD','horizon':{'from':2027,'to':2027},"
    "'materials':["
    "{'id':'a','composition':{'E':0.5},'virgin_kgco2e_per_kg':2},{'id':'b','composition':{'E':0.5},'virgin_kgco2e_per_kg':2,"
    "'price_index':'one'},"
    "{'id':'c','composition':{'E':0.5},'virgin_kgco2e_per_kg':2},{'id':'d','composition':{'E':0.25},'virgin_kgco2e_per_kg':2},"
    "{'id':'x'},{'id':'y'},"
    "{'id':'w','composition':{'E':0.5},'waste':'pre','virgin_kgco2e_per_kg':2},{'id':'v','composition':{'E':0.5},'waste':'post'},"
    "{'id':'i','composition':{'E':0.5},'intermediate':true,'virgin_kgco2e_per_kg':2}],"
    "'parties':[{'id':'us','country':'US'},{'id':'cn','country':'CN','foreign_entity':true}],"
    "'indices':[{'id':'one','price_per_t':100},{'id':'none','price_per_t':{}}],"
    "'recipes':["
    "{'id':'ab','reference':'a','inputs':[{'material':'a','t_per_t':1}],'outputs':[{'material':'b','t_per_t':1}]},"
    "{'id':'bc','reference':'b','inputs':[{'material':'b','t_per_t':1}],'outputs':[{'material':'c','t_per_t':1}]},"
    "{'id':'ca','reference':'c','inputs':[{'material':'c','t_per_t':1}],'outputs':[{'material':'a','t_per_t':1}]},"
    "{'id':'xy','reference':'x','inputs':[{'material':'x','t_per_t':1}],'outputs':[{'material':'y','t_per_t':2}]},"
    "{'id':'yx','reference':'y','inputs':[{'material':'y','t_per_t':1}],'outputs':[{'material':'x','t_per_t':1}]},"
    "{'id':'aw','reference':'a','inputs':[{'material':'a','t_per_t':1}],'outputs':[{'material':'b','t_per_t':0.9},"
    "{'material':'w','t_per_t':0.1}],'direct_kgco2e_per_t':900},"
    "{'id':'make-b','reference':'b','inputs':[{'material':'a','t_per_t':1.25}],'outputs':[{'material':'b','t_per_t':1}],"
    "'electricity_kwh_per_t':1000,'conversion_cost_per_t':50},"
    "{'id':'waste-only','reference':'a','inputs':[{'material':'a','t_per_t':1}],'outputs':[{'material':'w','t_per_t':1}],"
    "'direct_kgco2e_per_t':10},"
    "{'id':'shred','feeds':['w','v'],'yields':[{'product':'i','of':'mass','fraction':0.9}]},"
    "{'id':'mill','feeds':['a','i','w','v'],'yields':[{'product':'b','of':'E','fraction':0.8}]},"
    "{'id':'mix','feeds':['a','d'],'yields':[{'product':'b','of':'E','fraction':1}]},"
    "{'id':'turn','reference':'i','inputs':[{'material':'i','t_per_t':1}],'outputs':[{'material':'i','t_per_t':1}]},"
    "{'id':'bd','reference':'b','inputs':[{'material':'b','t_per_t':1}],'outputs':[{'material':'d','t_per_t':1.5}]}],"
    "'sites':[%s],'agreements':[%s]%s%s}";

char *
small_plan_json (const char *sites, const char *agreements, const char *more)
{
  char *json = g_strdup_printf (frame, sites, agreements, more ? "," : "", more ? more : "");

  return g_strdelimit (json, "'", '"');
}

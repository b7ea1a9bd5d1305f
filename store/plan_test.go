package store_test

import (
	"context"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/store"
	"vneidbot/store/storetest"
)

// whole is a step that reads a table from end to end.
var whole = regexp.MustCompile(`(?m)^SCAN (\w+)( USING .*)?$`)

func TestHotQueriesReadNoTableWhole(t *testing.T) {
	s := storetest.Open(t)
	for name, query := range store.Hot {
		plan, err := s.Plan(context.Background(), query)
		require.NoError(t, err, name)
		for _, step := range whole.FindAllStringSubmatch(plan, -1) {
			require.Contains(t, []string{"j", "x"}, step[1], "%s:\n%s", name, plan) // the list of codes, the asked id
		}
	}
}

func TestTotalsAreReadFromTheirIndexAlone(t *testing.T) {
	plan, err := storetest.Open(t).Plan(context.Background(), `SELECT area_id, level, cur_status, cur_review, count(*) FROM units
	  WHERE standing = '' GROUP BY area_id, level, cur_status, cur_review`)
	require.NoError(t, err)
	require.Contains(t, plan, "COVERING INDEX units_counted")
}

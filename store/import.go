package store

import (
	"context"
	"errors"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// ImportOptions say how rows are merged.
type ImportOptions = roster.Merge

// ImportReport is what became of the rows.
type ImportReport = roster.Merged

// importTries is how often a merge is planned anew because the records changed
// under it.
const importTries = 5

// Import merges the rows of a roster into the records. A row means the unit
// with its tax code, else with its mã trường, else with its name in its area;
// an empty cell leaves what is known. Nothing is ever deleted, and importing
// the same rows again writes nothing.
//
// The merge is worked out from a snapshot and then written in batches that each
// hold the writer for a moment only. A batch that meets something else than the
// snapshot is not written, and the rest is worked out again.
func (s *Store) Import(ctx context.Context, rows []roster.Row, o ImportOptions) (ImportReport, error) {
	p, err := s.planImport(ctx, rows, o)
	if err != nil {
		return ImportReport{}, err
	}
	report := p.report
	if o.DryRun {
		return report, nil
	}
	for try := 0; ; try++ {
		err = s.merge(ctx, p)
		if err == nil || !errors.Is(err, errMoved) || try == importTries {
			return report, fail("import", err)
		}
		if p, err = s.planImport(ctx, rows, o); err != nil {
			return report, err
		}
	}
}

// errMoved says that the records are no longer those of the plan.
var errMoved = bot.Fail(bot.Conflict, "store: the roster changed during its import", nil)

// planImport works out what each row means.
func (s *Store) planImport(ctx context.Context, rows []roster.Row, o ImportOptions) (*plan, error) {
	p := newPlan(rows, o, s.place)
	err := s.read(ctx, func(c *conn) error { return p.load(c) })
	if err != nil {
		return nil, err
	}
	p.work()
	return p, nil
}

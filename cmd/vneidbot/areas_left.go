package main

import (
	"cmp"
	"context"
	"slices"

	"vneidbot/bot"
	"vneidbot/store"
)

// Who had the areas that changed: of a new name all go on, of other changes those who
// are left with nothing are named, for only an administrator gives them another scope.

// come refuses a day that has not come yet: the units would move at once.
func (e *areaEdit) come() error {
	if e.day.After(e.today) {
		return &configError{"--on", e.day.Format("2/1/2006"), "area_early"}
	}
	return nil
}

// passes lets those who had the area that was renamed go on with the new one.
func (e *areaEdit) passes(ctx context.Context, s *store.Store) ([]bot.Write, error) {
	if e.renamed == nil {
		return nil, nil
	}
	areas, err := s.Areas(ctx)
	for _, a := range areas {
		if now := e.Areas[0]; a.Name == now.Name && a.From.Equal(now.From) {
			return []bot.Write{bot.PassArea{From: e.renamed.ID, To: a.ID}}, nil
		}
	}
	return nil, err
}

// tellLeft names the officers and groups that have nothing but areas that are over.
func (e *areaEdit) tellLeft(t *terminal, s *store.Store) error {
	return s.Snapshot(t.ctx, func(n *store.Snapshot) error {
		areas, err := n.Areas()
		if err != nil {
			return err
		}
		officers, err := n.Officers()
		if err != nil {
			return err
		}
		groups, err := n.Groups()
		var left bot.List
		for _, o := range officers {
			if e.leaves(o.Scope, areas) {
				left = append(left, bot.Raw(cmp.Or(o.Name, string(o.ID))))
			}
		}
		for _, g := range groups {
			if e.leaves(g.Scope, areas) {
				left = append(left, bot.Raw(cmp.Or(g.Title, g.Chat.Key())))
			}
		}
		if len(left) > 0 {
			t.tell(bot.T("areas.left", "names", left))
		}
		return err
	})
}

// leaves tells whether the scope has lost its last area by the change.
func (e *areaEdit) leaves(scope bot.Scope, areas []bot.Area) bool {
	return scope.AllOver(areas, e.today) && slices.ContainsFunc(e.last, func(a bot.Area) bool { return scope.HasArea(a.ID) })
}

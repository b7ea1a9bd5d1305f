package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// memory's reads and writes of reviews.

func (m *memory) ToReview(scope bot.Scope, after bot.ReviewPlace, most int) (out []bot.ToReview, err error) {
	for _, r := range m.toReview {
		if scope.Contains(r.Area, r.Level) && comparePlaces(r.Place(), after) > 0 && len(out) < most {
			out = append(out, r)
		}
	}
	return out, m.fail
}

// comparePlaces is the store's order.
func comparePlaces(a, b bot.ReviewPlace) int {
	switch {
	case a.Sheet != b.Sheet && b.Sheet:
		return -1
	case a.Sheet != b.Sheet:
		return 1
	}
	if c := a.At.Compare(b.At); c != 0 {
		return c
	}
	return int(a.Unit - b.Unit)
}

func (m *memory) Waiting(scope bot.Scope, after bot.ReviewPlace, most int) (int, error) {
	list, err := m.ToReview(scope, after, most)
	return len(list), err
}

func (m *memory) Arriving(bot.Scope) (int, error) { return m.arriving, m.fail }

func (m *memory) StillShown(shown []bot.ShownReport) (still []bot.ShownReport, err error) {
	for _, s := range shown {
		if m.waits(s) >= 0 {
			still = append(still, s)
		}
	}
	return still, m.fail
}

func (m *memory) waits(s bot.ShownReport) int {
	return slices.IndexFunc(m.toReview, func(r bot.ToReview) bool { return r.Row == s.Row && r.ID == s.Report })
}

func (m *memory) DecisionOf(id bot.ReportID) (*bot.Decision, error) {
	if d, ok := m.decisions[id]; ok {
		return &d, m.fail
	}
	return nil, m.fail
}

func (m *memory) decide(w bot.DecideReports) error {
	for _, s := range w.Shown {
		if m.decisions[s.Report].Event == w.Event {
			continue
		}
		i := m.waits(s)
		if i < 0 {
			return errConflict
		}
		m.decided[s.Report] = m.toReview[i]
		m.toReview = slices.Delete(slices.Clone(m.toReview), i, i+1)
		m.decisions[s.Report] = bot.Decision{Event: w.Event, Review: w.Review, Reason: w.Reason, Words: w.Words, By: w.By, At: w.At, Unit: s.Unit}
	}
	return nil
}

func (m *memory) undo(w bot.UndoDecision) error {
	for _, id := range w.Reports {
		d := m.decisions[id]
		if d.Event == w.Event {
			continue
		}
		if d.Event != w.Of || d.Review == bot.Returned && d.Later || w.At.Sub(d.At) > bot.UndoReviewWithin {
			return errConflict
		}
		r := m.decided[id]
		r.Row += 100
		m.toReview = append(m.toReview, r)
		m.decisions[id] = bot.Decision{Event: w.Event, Review: bot.Unreviewed, By: w.By, At: w.At, Unit: d.Unit}
	}
	slices.SortFunc(m.toReview, func(a, b bot.ToReview) int { return comparePlaces(a.Place(), b.Place()) })
	return nil
}

// awaiting lets a report of the unit wait, with so many pictures.
func (m *memory) awaiting(id bot.UnitID, pictures int, flags ...bot.Flag) bot.ToReview {
	u, _ := m.Unit(id)
	n := len(m.toReview) + len(m.decided) + 1
	r := bot.ToReview{Row: int64(n), Level: u.Level, Area: u.Area, Flags: flags, Sheet: len(flags) == 0 && pictures > 0, Name: "Nguyễn Thị Lan"}
	r.Report = bot.Report{ID: bot.ReportID("r" + num10(n)), Receipt: bot.Receipt("BC-0000-000" + num10(n)), Unit: id, UnitName: u.Name, AreaName: u.AreaName,
		Status: bot.Accepted, Account: people["hiệu trưởng"], Verified: !slices.Contains(flags, bot.FlagAnother), At: noon, Pictures: pictures}
	for i := range pictures {
		p := bot.UnitPicture{Event: num10(n) + "." + num10(i), Channel: "telegram", Kept: bot.Kept{SHA256: "sum" + num10(n) + num10(i), Mime: "image/jpeg"}}
		r.Shots = append(r.Shots, p)
	}
	m.toReview = append(m.toReview, r)
	slices.SortFunc(m.toReview, func(a, b bot.ToReview) int { return comparePlaces(a.Place(), b.Place()) })
	return r
}

// reviewing is a sheet about the unit as if just shown, a return of it, and a decision.
func (m *memory) reviewing(id bot.UnitID, scope bot.Scope) {
	r := m.awaiting(id, 1)
	s := sheetShown{Scope: scope, Last: r.Place(), Items: []shownItem{itemOf(r)}, At: noon}
	m.view(sheetView, s)
	m.view(eachView, eachReturned{mark("view", sheetView), []returnedFor{{[]int{1}, []int{0}, bot.ReturnOther, "chữ bị che"}}})
	m.view(returnView, returning{Sheet: mark("view", sheetView), Wrong: []int{0}})
	m.view(decisionView, decisionMade{Event: "telegram:0", Scope: scope, Confirmed: s.Items})
}

func (m *memory) MarkedWaiting(scope bot.Scope, most int) (n int, err error) {
	for _, r := range m.toReview {
		if scope.Contains(r.Area, r.Level) && !r.Sheet && n < most {
			n++
		}
	}
	return n, m.fail
}

func (m *memory) ShownReports(ids []bot.ReportID) (out []bot.ToReview, err error) {
	for _, id := range ids {
		if i := slices.IndexFunc(m.toReview, func(r bot.ToReview) bool { return r.ID == id }); i >= 0 {
			out = append(out, m.toReview[i])
		} else if r, was := m.decided[id]; was {
			r.Row = 0
			out = append(out, r)
		}
	}
	return out, m.fail
}

func (m *memory) Looks(act string, objects []string, since time.Time, but bot.AccountID) (out []bot.Audit, err error) {
	for _, a := range m.audit {
		if a.Act == act && slices.Contains(objects, a.Object) && !a.At.Before(since) && a.Account != but {
			out = append(out, a)
		}
	}
	return out, m.fail
}

func (m *memory) PictureSeen(string, bot.Scope) (*bot.Kept, error) { return nil, m.fail }

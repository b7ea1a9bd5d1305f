package store_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// diary is a page of lines, as it is asked for.
func (r *room) diary(t testing.TB, q bot.DiaryOf) (list []bot.DiaryLine) {
	t.Helper()
	require.NoError(t, r.s.Snapshot(t.Context(), func(n *store.Snapshot) (err error) {
		list, err = n.Diary(q)
		return err
	}))
	return list
}

// TestADiaryIsThePlainListOfWhatMayBeSeen compares pages with a plain list, over lines
// of units, of areas and of neither, for scopes of every shape: each that may be seen
// is there once, in the order of time, page behind page.
func TestADiaryIsThePlainListOfWhatMayBeSeen(t *testing.T) {
	r := newRoom(t)
	levels := []bot.Level{bot.Nursery, bot.Primary, bot.PrimaryLower, ""}
	for a := range 4 {
		storetest.Exec(t, r.s, `INSERT INTO areas (id, name, sort) VALUES (?, ?, 1)`, 100+a, fmt.Sprint("Phường ", a))
		for l, level := range levels {
			storetest.Exec(t, r.s, `INSERT INTO units (id, name, fold, level, area_id, created_at) VALUES (?, 'Đơn vị', 'don vi', ?, ?, 0)`, 1000+a*10+l, level, 100+a)
		}
	}
	storetest.Remember(t, r.s)
	rnd := rand.New(rand.NewPCG(3, 4))
	type plain struct {
		by    bot.AccountID
		area  bot.AreaID
		level bot.Level
		at    time.Time
	}
	acts := []string{"donvi", "donvi.ten"}
	var all []plain
	var writes []bot.Write
	began := time.UnixMilli(1_700_000_000_000)
	for i := range 400 {
		p := plain{by: bot.AccountID(fmt.Sprint("telegram:", rnd.IntN(3))), at: began.Add(time.Duration(i/3) * time.Hour)}
		object := ""
		switch area := rnd.IntN(4); rnd.IntN(4) {
		case 0:
			object, p.area = fmt.Sprintf("pile:phone,area:%d", 100+area), bot.AreaID(100+area)
		case 1:
		default:
			l := rnd.IntN(4)
			object, p.area, p.level = fmt.Sprintf("unit:%d,account:telegram:9", 1000+area*10+l), bot.AreaID(100+area), levels[l]
		}
		all = append(all, p)
		writes = append(writes, bot.Audit{Event: fmt.Sprint("e", i), Account: p.by, Act: acts[i%2], Object: object, At: p.at})
	}
	_, err := r.s.Commit(t.Context(), writes)
	require.NoError(t, err)
	scopes := []bot.Scope{bot.Everything, bot.WholeArea(101), bot.OfLevels(bot.Primary), {{Areas: []bot.AreaID{100, 102}, Levels: []bot.Level{bot.Nursery}}},
		bot.WholeArea(103).Plus(bot.OfLevels(bot.Nursery)), nil}
	for _, scope := range scopes {
		for _, by := range [][]bot.AccountID{nil, {"telegram:1", "telegram:0"}} {
			for _, day := range []int{-1, 0, 2} {
				q := bot.DiaryOf{Scope: scope, Own: "telegram:0", By: by, Most: 7}
				if day == 0 {
					q.Without = acts[:1]
				}
				if day >= 0 {
					q.From, q.Until = began.AddDate(0, 0, day), began.AddDate(0, 0, day+1)
				}
				want := []string{}
				for i := len(all) - 1; i >= 0; i-- {
					p := all[i]
					seen := p.by == q.Own || scope.Covers(bot.Everything) || p.area != 0 && p.level != "" && scope.Contains(p.area, p.level) ||
						p.area != 0 && p.level == "" && scope.Covers(bot.WholeArea(p.area))
					if seen && (by == nil || p.by == by[0] || p.by == by[1]) && (day < 0 || !p.at.Before(q.From) && p.at.Before(q.Until)) && (day != 0 || i%2 == 1) {
						want = append(want, fmt.Sprint("e", i))
					}
				}
				got := []string{}
				for {
					page := r.diary(t, q)
					for _, l := range page {
						got = append(got, l.Did.Event)
					}
					if len(page) < q.Most {
						break
					}
					q.After = page[len(page)-1].Place()
				}
				require.Equal(t, want, got, "%v by %v on %d", scope, by, day)
			}
		}
	}
	require.Len(t, r.diary(t, bot.DiaryOf{Unit: 1001, Most: 400}), count(all, func(p plain) bool { return p.area == 100 && p.level == bot.Primary }))
}

func count[T any](all []T, such func(T) bool) (n int) {
	for _, v := range all {
		if such(v) {
			n++
		}
	}
	return n
}

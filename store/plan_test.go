package store_test

import (
	"context"
	"fmt"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// whole is a step that reads a table from end to end.
var whole = regexp.MustCompile(`(?m)^SCAN (\w+)( USING .*)?$`)

func TestTotalsAreReadFromTheirIndexAlone(t *testing.T) {
	plan, err := storetest.Open(t).Plan(context.Background(), `SELECT area_id, level, cur_status, cur_review, count(*) FROM units
	  WHERE standing = '' GROUP BY area_id, level, cur_status, cur_review`)
	require.NoError(t, err)
	require.Contains(t, plan, "COVERING INDEX units_counted")
}

func TestTheEntryBeforeIsFoundByItsIndex(t *testing.T) {
	plan, err := storetest.Open(t).Plan(context.Background(), store.AppendEntry)
	require.NoError(t, err)
	require.Contains(t, plan, "web_log_chat (chat=? AND seq<?)")
}

// everything does each write and read of a turn and of the workers once.
func (r *room) everything(n int) {
	t, ctx := r.t, context.Background()
	name, w := "Lan", r.file(n, lan, bot.Refused)
	p := picture(fmt.Sprint("p", n), w.Draft)
	group := bot.Chat{Channel: "telegram", ID: fmt.Sprint(-n), Group: true}
	hash, stranger := fmt.Sprint("h", n), r.strange(n+1000, bot.NewUnit{Code: "0299900131", Name: "Sao Mai", Area: r.area})
	r.commit(p, w, say(fmt.Sprint("q", n), lan, bot.Question), say(fmt.Sprint("s", n), lan, bot.Notice), stranger,
		bot.SetAccount{ID: lan, Chat: private(lan), Name: &name, At: noon},
		bot.BindReporter{Account: lan, Chat: private(lan), Unit: r.unit, Invite: r.s.Tokens().UnitPayload(r.unit, 1), At: noon},
		bot.DenyReport{Report: w.ID, Account: lan, At: noon}, bot.DropPictures{Draft: "other"},
		bot.RecordWish{Event: hash, Account: lan, Kind: "delete", At: noon},
		bot.Audit{Event: fmt.Sprint("e", n), Account: lan, Act: "x", At: noon},
		bot.BindGroup{Group: bot.Group{Chat: group, By: lan, At: noon}}, bot.UnbindGroup{Chat: group, At: noon},
		bot.MoveChat{From: group, To: bot.Chat{Channel: "telegram", ID: "9"}},
		bot.KeepView{View: bot.View{ID: hash, Account: lan, Chat: group, Kind: "scope", JSON: `[]`, At: noon}},
		bot.InviteOfficer{Event: hash, OfficerCode: bot.OfficerCode{Hash: hash, Expires: noon.Add(time.Hour)}, At: noon},
		bot.SpendCode{Hash: hash, Account: minh, At: noon}, bot.RemoveOfficer{Account: minh},
		bot.RenewInvite{Area: r.area, Was: n + 1}, bot.RemoveReporter{Unit: r.unit, Account: minh})
	for range 8 { // the readers take turns
		r.look(lan, bot.Needs{Unit: r.unit, History: r.unit, Report: w.ID, Held: true, Invite: "bad",
			Codes: []bot.TaxCode{r.code, "0106000006", "0299900124-001"}})
		_, err := r.s.Backlog(ctx, "telegram:1")
		require.NoError(t, err)
	}
	for range 4 {
		for _, j := range r.claim(noon) {
			require.NoError(t, r.s.PictureKept(ctx, j.Event, kept))
		}
		_, rows := r.due(noon)
		for _, row := range rows {
			require.NoError(t, r.s.Sent(ctx, row, "1"))
		}
	}
	require.NoError(t, r.s.Park(ctx, event(hash, lan), "lock"))
	_, rows := r.parked(noon)
	require.NoError(t, r.s.Unpark(ctx, rows[hash]))
	require.NoError(t, r.s.ChatGone(ctx, "telegram:none"))
}

// A statement that is compiled in every turn costs more than all the rest of it.
func TestStatementsAreCompiledOnce(t *testing.T) {
	r := newRoom(t)
	compiled := map[string]int{}
	var mu sync.Mutex
	require.NoError(t, r.s.CountCompiles(context.Background(), func(table string) {
		mu.Lock()
		defer mu.Unlock()
		compiled[table]++
	}))
	for n := range 5 {
		clear(compiled)
		r.everything(n)
	}
	require.Empty(t, compiled)
}

// Lists of queues end at their limit, lists of codes are short, settings,
// areas and rounds are read when they have changed, pauses that stand are few and have
// an index of their own, and a chat that moves is rare,
// as is whoever asks what is kept about them.
var wholeIsFine = regexp.MustCompile(`^(SELECT|UPDATE) (i\.id FROM inbox|inbox SET chat_key|pictures SET chat_key|count\(\*\) FROM (calls|inbox|officer_codes|views) |key, value|event, scope, account_id, at FROM pauses WHERE ended_at IS NULL|a\.id, a\.code|id, coalesce\(area_id)`)

func TestNoTurnReadsATableWhole(t *testing.T) {
	r := newRoom(t)
	r.everything(0)
	statements, err := r.s.Statements(context.Background())
	require.NoError(t, err)
	require.Greater(t, len(statements), 60)
	for _, query := range statements {
		if wholeIsFine.MatchString(query) || !regexp.MustCompile(`^(SELECT|UPDATE|INSERT|DELETE)`).MatchString(query) {
			continue
		}
		plan, err := r.s.Plan(context.Background(), query)
		require.NoError(t, err, query)
		require.NotContains(t, plan, "MULTI-INDEX OR", query)
		for _, step := range whole.FindAllStringSubmatch(plan, -1) {
			require.Contains(t, []string{"j", "x", "CONSTANT"}, step[1], "%s\n%s", query, plan) // a list of codes, an asked id
		}
	}
}

// Thousands of reminders may wait for their hour while people are answered.
func TestClaimStepsOverWhatIsNotDue(t *testing.T) {
	plan, err := storetest.Open(t).Plan(context.Background(), store.DueMessages)
	require.NoError(t, err)
	require.Contains(t, plan, "SEARCH o USING INDEX outbox_next (unasked=? AND not_before<?)")
	require.NotContains(t, plan, "TEMP B-TREE")
}

package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// named makes an account with a name, written to in private.
func (r *room) named(id bot.AccountID, name string) {
	r.t.Helper()
	r.commit(bot.SetAccount{ID: id, Chat: private(id), Name: &name, At: noon})
}

func TestOfficersAndTheirCodes(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	district := bot.WholeArea(r.area)
	code := bot.OfficerCode{Hash: "h1", Scope: district, By: minh, Expires: noon.Add(72 * time.Hour)}
	r.commit(bot.InviteOfficer{Event: "e1", OfficerCode: code, At: noon},
		bot.InviteOfficer{Event: "e2", OfficerCode: bot.OfficerCode{Hash: "h2", Scope: bot.Everything, By: minh, Expires: noon.Add(time.Hour)}, At: noon})

	got, err := r.s.OfficerCode(ctx, "h1")
	require.NoError(t, err)
	require.Equal(t, &code, got)
	none, err := r.s.OfficerCode(ctx, "nothing")
	require.NoError(t, err)
	require.Nil(t, none)

	r.commit(bot.SpendCode{Hash: "h1", Account: lan, Chat: private(lan), Name: "Đào Thị Lan", At: noon})
	r.commit(bot.SpendCode{Hash: "h2", Account: minh, Chat: private(minh), Name: "Bùi Văn Minh", At: noon})
	got, err = r.s.OfficerCode(ctx, "h1")
	require.NoError(t, err)
	require.Equal(t, lan, got.Spent)

	officers, err := r.s.Officers(ctx)
	require.NoError(t, err)
	require.Equal(t, []bot.Account{
		{ID: minh, Name: "Bùi Văn Minh", Role: bot.Officer, Scope: bot.Everything},
		{ID: lan, Name: "Đào Thị Lan", Role: bot.Officer, Scope: district},
	}, officers)
	one, err := r.s.Account(ctx, lan)
	require.NoError(t, err)
	require.Equal(t, officers[1], one)

	r.commit(bot.RemoveOfficer{Account: lan, By: minh, At: noon})
	officers, err = r.s.Officers(ctx)
	require.NoError(t, err)
	require.Len(t, officers, 1)
	one, err = r.s.Account(ctx, lan)
	require.NoError(t, err)
	require.Equal(t, bot.Account{ID: lan, Name: "Đào Thị Lan"}, one)
}

func TestAnAccountWithoutARow(t *testing.T) {
	r := newRoom(t)
	a, err := r.s.Account(context.Background(), "telegram:404")
	require.NoError(t, err)
	require.Equal(t, bot.Account{ID: "telegram:404"}, a)
}

func TestTheGroupsBinding(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	g := bot.Group{Chat: bot.Chat{Channel: "telegram", ID: "-1001", Group: true}, Title: "Nhóm Dương Kinh",
		Scope: bot.WholeArea(r.area), By: lan, At: noon, Lang: "vi"}
	r.commit(bot.BindGroup{Group: g})
	got, err := r.s.Group(ctx, g.Chat.Key())
	require.NoError(t, err)
	require.Equal(t, &g, got)
	r.commit(bot.UnbindGroup{Chat: g.Chat, By: lan, At: noon.Add(time.Minute)})
	got, err = r.s.Group(ctx, g.Chat.Key())
	require.NoError(t, err)
	require.Nil(t, got)
}

func TestWhereReportersCanBeWrittenTo(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	yes := true
	ids := []bot.AccountID{"telegram:1", "telegram:2", "telegram:3", "zalo:4"}
	for i, name := range []string{"Vũ An", "Đỗ Bình", "An Chi", "Lê Dung"} {
		r.commit(bot.BindReporter{Account: ids[i], Chat: private(ids[i]), Unit: r.unit, At: noon})
		r.named(ids[i], name)
	}
	r.commit(bot.SetAccount{ID: ids[1], Blocked: &yes, At: noon})
	storetest.Exec(t, r.s, `UPDATE accounts SET chat_key = '' WHERE id = 'telegram:3'`)
	storetest.Exec(t, r.s, `UPDATE reporters SET verified = 0 WHERE account_id = 'zalo:4'`)

	reporters, err := r.s.ReportersOf(ctx, r.unit)
	require.NoError(t, err)
	require.Equal(t, []bot.AccountChat{
		{Account: ids[2], Name: "An Chi"},
		{Account: ids[1], Name: "Đỗ Bình"},
		{Account: ids[0], Name: "Vũ An", Chat: private(ids[0])},
	}, reporters)

	chats, err := r.s.ChatsOf(ctx, []bot.AccountID{ids[3], ids[2], ids[1], ids[0], "telegram:404"})
	require.NoError(t, err)
	require.Equal(t, []bot.AccountChat{
		{Account: ids[3], Name: "Lê Dung", Chat: private(ids[3])},
		{Account: ids[0], Name: "Vũ An", Chat: private(ids[0])},
	}, chats)
	nobody, err := r.s.ReportersOf(ctx, 404)
	require.NoError(t, err)
	require.Empty(t, nobody)
}

func TestGenerationsOfInvitations(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	unit, err := r.s.InviteGeneration(ctx, r.unit)
	require.NoError(t, err)
	area, err := r.s.AreaGeneration(ctx, r.area)
	require.NoError(t, err)
	r.commit(bot.RenewInvite{Unit: r.unit, Was: unit, By: lan, At: noon}, bot.RenewInvite{Area: r.area, Was: area, By: lan, At: noon})
	r.refused(bot.Conflict, bot.RenewInvite{Unit: r.unit, Was: unit, By: lan, At: noon})
	after, err := r.s.InviteGeneration(ctx, r.unit)
	require.NoError(t, err)
	require.Equal(t, unit+1, after)
	after, err = r.s.AreaGeneration(ctx, r.area)
	require.NoError(t, err)
	require.Equal(t, area+1, after)
	none, err := r.s.InviteGeneration(ctx, 404)
	require.NoError(t, err)
	require.Zero(t, none)
}

func TestOneUnitAndItsAreas(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	storetest.Area(t, r.s, bot.Area{Name: "Khối Sở", Sort: 9})
	storetest.Area(t, r.s, bot.Area{Name: "Quận Đồ Sơn", Sort: 1})
	u, err := r.s.Unit(ctx, r.unit)
	require.NoError(t, err)
	require.Equal(t, "Trường Mầm non Hoa Sen", u.Name)
	require.Equal(t, "Quận Dương Kinh", u.AreaName)
	none, err := r.s.Unit(ctx, 404)
	require.NoError(t, err)
	require.Nil(t, none)
	areas, err := r.s.Areas(ctx)
	require.NoError(t, err)
	require.Len(t, areas, 3)
	require.Equal(t, "Quận Đồ Sơn", areas[1].Name)
	require.Equal(t, "Phòng GDĐT quận Dương Kinh", areas[0].Office)
}

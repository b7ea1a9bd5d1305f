package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

func TestAccountKeepsWhatIsNotGiven(t *testing.T) {
	r := newRoom(t)
	require.Equal(t, bot.Account{ID: lan}, r.look(lan, bot.Needs{}).Account, "nothing is recorded of who only looks")
	name, phone, notice, yes := "Cô Lan", "0912345678", 1, true
	r.commit(bot.SetAccount{ID: lan, Chat: private(lan), Name: &name, Notice: &notice, At: noon})
	r.commit(bot.SetAccount{ID: lan, Phone: &phone, Contact: &yes, At: noon})
	want := bot.Account{ID: lan, Name: name, Phone: phone, Notice: 1, Contact: true}
	require.Empty(t, cmp.Diff(want, r.look(lan, bot.Needs{}).Account))
	require.Equal(t, "telegram:9000001", r.text(`SELECT chat_key FROM accounts`), "the chat stays too")
	r.commit(bot.SetAccount{ID: lan, Chat: bot.Chat{Channel: "telegram", ID: "-100", Group: true}, At: noon})
	require.Equal(t, "telegram:9000001", r.text(`SELECT chat_key FROM accounts`), "a group is nobody's private chat")
}

func TestReporterOfAUnit(t *testing.T) {
	r := newRoom(t)
	r.commit(r.file(1, lan, bot.Accepted))
	f := r.look(lan, bot.Needs{Unit: r.unit})
	require.Len(t, f.Units, 1)
	require.Empty(t, f.Verified)
	require.Empty(t, f.Tellable)
	for range 2 {
		r.verify(lan)
		r.verify(minh)
	}
	f = r.look(lan, bot.Needs{Unit: r.unit})
	require.Equal(t, map[bot.UnitID]bool{r.unit: true}, f.Verified)
	require.Equal(t, 2, f.Unit.Reporters)
	require.Equal(t, []bot.AccountChat{{Account: lan, Chat: private(lan)}, {Account: minh, Chat: private(minh)}}, f.Tellable)
	require.Equal(t, "Phòng GDĐT quận Dương Kinh", f.Office.Office)

	blocked := true
	r.commit(bot.SetAccount{ID: minh, Blocked: &blocked, At: noon})
	require.Len(t, r.look(lan, bot.Needs{Unit: r.unit}).Tellable, 1)
	r.commit(bot.RemoveReporter{Unit: r.unit, Account: lan})
	f = r.look(lan, bot.Needs{Unit: r.unit})
	require.Empty(t, f.Units)
	require.Equal(t, 1, f.Unit.Reporters)
}

func TestOwnUnitsComeVerifiedFirstThenByName(t *testing.T) {
	r := newRoom(t)
	an := storetest.Unit(t, r.s, bot.Unit{Name: "An Biên", Area: r.area})
	for i, unit := range []bot.UnitID{r.unit, an} {
		w := r.file(i, lan, bot.Accepted)
		w.Unit = unit
		r.commit(w)
	}
	ids := func() (ids []bot.UnitID) {
		for _, u := range r.look(lan, bot.Needs{}).Units {
			ids = append(ids, u.ID)
		}
		return ids
	}
	require.Equal(t, []bot.UnitID{an, r.unit}, ids())
	r.verify(lan)
	require.Equal(t, []bot.UnitID{r.unit, an}, ids())
}

func TestInvitations(t *testing.T) {
	r := newRoom(t)
	tokens := r.s.Tokens()
	link, typed, area := tokens.UnitPayload(r.unit, 1), tokens.TypedUnitCode(r.unit, 1), tokens.AreaPayload(r.area, 1)
	for _, invite := range []string{link, typed} {
		in := r.look(lan, bot.Needs{Invite: invite})
		require.Equal(t, bot.OpensUnit, in.Invite.Kind)
		require.Equal(t, r.unit, in.Invite.Unit.ID)
		require.Equal(t, r.area, in.Office.ID)
		r.commit(bot.BindReporter{Account: lan, Chat: private(lan), Unit: r.unit, Invite: invite, At: noon})
	}
	in := r.look(lan, bot.Needs{Invite: area}).Invite
	require.Equal(t, bot.OpensArea, in.Kind)
	require.Equal(t, "Quận Dương Kinh", in.Area.Name)
	require.Nil(t, in.Unit)

	r.commit(bot.RenewInvite{Unit: r.unit, Was: 1}, bot.RenewInvite{Area: r.area, Was: 1})
	r.refused(bot.Conflict, bot.RenewInvite{Unit: r.unit, Was: 1})
	r.refused(bot.Conflict, bot.RenewInvite{Area: r.area, Was: 1})
	for _, bad := range []string{link, typed, area, "u", "rubbish", tokens.UnitPayload(99, 1), "MM-7K3M-9XCP-V"} {
		require.Equal(t, bot.Invite{Kind: bot.InviteBad}, r.look(minh, bot.Needs{Invite: bad}).Invite, bad)
	}
	r.refused(bot.Conflict, bot.BindReporter{Account: minh, Unit: r.unit, Invite: link, At: noon})
	require.Equal(t, bot.OpensUnit, r.look(minh, bot.Needs{Invite: tokens.TypedUnitCode(r.unit, 2)}).Invite.Kind)
	storetest.Exec(t, r.s, `UPDATE units SET invite_generation = 258`)
	require.Equal(t, bot.OpensUnit, r.look(minh, bot.Needs{Invite: tokens.TypedUnitCode(r.unit, 258)}).Invite.Kind)
}

// The invitation of a unit that was merged opens the one it lives on in, also after a
// second merge, until that has ended as well or the merge is taken back.
func TestTheInvitationOfAMergedUnit(t *testing.T) {
	r := newRoom(t)
	a, b := storetest.Unit(t, r.s, bot.Unit{Name: "Mầm non Sao Mai", Area: r.area}), storetest.Unit(t, r.s, bot.Unit{Name: "Mầm non Hoa Mai", Area: r.area})
	merge := func(event string, from, into bot.UnitID) {
		r.commit(bot.MergeUnits{Event: event, Act: "gop", Unit: from, Into: into, By: minh, At: noon}, bot.Audit{Event: event, Account: minh, Act: "gop", At: noon})
	}
	invite := r.s.Tokens().UnitPayload(a, 1)
	opens := func() bot.UnitID {
		if in := r.look(lan, bot.Needs{Invite: invite}).Invite; in.Kind == bot.OpensUnit {
			return in.Unit.ID
		}
		return 0
	}
	require.Equal(t, a, opens())
	merge("m1", a, b)
	require.Equal(t, b, opens())
	merge("m2", b, r.unit)
	require.Equal(t, r.unit, opens())
	r.commit(bot.BindReporter{Account: lan, Chat: private(lan), Unit: r.unit, Invite: invite, At: noon})
	storetest.Exec(t, r.s, `UPDATE units SET standing = 'closed' WHERE id = ?`, r.unit)
	storetest.Remember(t, r.s)
	require.Zero(t, opens())
}

func TestWishesAndWhatIsHeld(t *testing.T) {
	r := newRoom(t)
	require.Equal(t, bot.Held{}, r.look(lan, bot.Needs{Held: true}).Held)
	w := r.file(1, lan, bot.Accepted)
	r.commit(w, picture("p1", w.Draft))
	for range 2 {
		r.commit(bot.RecordWish{Event: "e1", Account: minh, Kind: "delete", At: noon})
	}
	require.Equal(t, "1", r.text(`SELECT count(*) || '' FROM wishes`))
	require.Equal(t, bot.Held{Reports: 1, Pictures: 1, Units: []string{"Trường Mầm non Hoa Sen"}, Since: w.At},
		r.look(lan, bot.Needs{Held: true}).Held)
}

func TestOfficerCodeIsSpentOnce(t *testing.T) {
	r := newRoom(t)
	scope := bot.WholeArea(r.area)
	code := bot.OfficerCode{Hash: "h1", Scope: scope, By: lan, Expires: noon.Add(72 * time.Hour)}
	for range 2 {
		r.commit(bot.InviteOfficer{Event: "e1", OfficerCode: code, At: noon})
	}
	spend := bot.SpendCode{Hash: "h1", Account: minh, Chat: private(minh), Name: "Minh", At: noon.Add(time.Hour)}
	other := spend
	other.Account = lan
	late := spend
	late.At = code.Expires
	r.refused(bot.Conflict, late)
	r.commit(spend)
	r.commit(spend)
	r.refused(bot.Conflict, other)
	r.refused(bot.Conflict, bot.SpendCode{Hash: "unknown", Account: lan, At: noon})
	want := bot.Account{ID: minh, Name: "Minh", Role: bot.Officer, Scope: scope}
	require.Empty(t, cmp.Diff(want, r.look(minh, bot.Needs{}).Account))

	r.commit(bot.RemoveOfficer{Account: minh, By: lan, At: noon})
	r.commit(spend)
	require.Equal(t, bot.Principal, r.look(minh, bot.Needs{}).Account.Role, "an old code does not bring an officer back")
}

func TestGroupBindings(t *testing.T) {
	r := newRoom(t)
	chat := bot.Chat{Channel: "telegram", ID: "-1001", Topic: "7", Group: true}
	bind := bot.BindGroup{Group: bot.Group{Chat: chat, Title: "Nhóm", Scope: bot.Everything, By: lan, At: noon}}
	r.commit(bind)
	r.commit(bind)
	by := func(key string) string { return r.text(`SELECT bound_by FROM groups WHERE chat_key = ?`, key) }
	require.Equal(t, string(lan), by("telegram:-1001"))

	second := bind
	second.By, second.At = minh, noon.Add(time.Minute+time.Second/2)
	r.refused(bot.Conflict, second)
	second.Was = lan
	r.commit(second)
	third := bind
	third.Was, third.At = lan, noon.Add(2*time.Minute)
	r.refused(bot.Conflict, third)
	require.Equal(t, string(minh), by("telegram:-1001"))

	r.commit(bot.UnbindGroup{Chat: chat, At: second.At.Add(-time.Second)})
	require.Equal(t, string(minh), by("telegram:-1001"), "a binding made after that word stays")
	for range 2 {
		r.commit(bot.UnbindGroup{Chat: chat, At: noon.Add(time.Minute)})
		require.Empty(t, by("telegram:-1001"))
	}
}

func TestAuditIsOneLineForEachAct(t *testing.T) {
	r := newRoom(t)
	line := bot.Audit{Event: "e1", Account: lan, Chat: private(lan), Act: "tonghop", Object: "area:1", At: noon}
	other := line
	other.Act = "xuat"
	r.commit(line, line, other)
	r.commit(line)
	require.Equal(t, "2", r.text(`SELECT count(*) || '' FROM audit`))
}

// Nobody of a unit is told anything unasked while a pause holds for it.
func TestAPauseKeepsTheUnitsPeopleFromBeingTold(t *testing.T) {
	r := newRoom(t)
	r.verify(lan)
	require.Len(t, r.look(minh, bot.Needs{Unit: r.unit}).Tellable, 1)
	r.commit(bot.PauseReminders{Pause: bot.Pause{Event: "e", Scope: bot.WholeArea(r.area), By: minh, At: noon}})
	require.Empty(t, r.look(minh, bot.Needs{Unit: r.unit}).Tellable)
	r.commit(bot.EndPause{Event: "e", By: minh, At: noon})
	require.Len(t, r.look(minh, bot.Needs{Unit: r.unit}).Tellable, 1)
}

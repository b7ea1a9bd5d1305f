package desk

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// The matrix: every action there is × who asks × what about × in which chat.
// What is expected is written here by itself, without the rules of authorise.go.

var (
	roles   = []string{"người lạ", "hiệu trưởng", "cán bộ DK", "cán bộ THCS", "thành phố", "quản trị", "ẩn danh"}
	objects = []string{"trong", "ngoài", "một phần"}
	places  = []string{"riêng", "trang", "nhóm của địa bàn", "nhóm của địa bàn khác", "nhóm chưa gắn"}
)

// onPage are the abilities of the officers' page. What may be done there is what may be
// done in private: it is another place where the same list of actions is asked.
var onPage = bot.Caps{Buttons: true, Mono: true, File: 100 << 20, Album: bot.AlbumMost, Text: 16000, Fields: true, Brief: true}

// kindOf is the place whose rules hold.
func kindOf(place string) string {
	if place == "trang" {
		return "riêng"
	}
	return place
}

// inside tells what lies in the scope of a role: objects "trong" are in quận
// Dương Kinh, "ngoài" in quận Hồng Bàng, "một phần" in both (a TH&THCS school
// of Hồng Bàng where the object is one unit).
func inside(role, object string, unit bool) bool {
	switch role {
	case "cán bộ DK":
		return object == "trong"
	case "cán bộ THCS": // all areas, one level
		return !unit || object != "ngoài"
	case "thành phố", "quản trị":
		return true
	}
	return false
}

func isOfficer(role string) bool {
	return slices.Contains([]string{"cán bộ DK", "cán bộ THCS", "thành phố", "quản trị"}, role)
}

// inGroup tells whether the object lies in the scope the group is bound to.
func inGroup(place, object string) bool {
	return place == "nhóm của địa bàn" && object == "trong" || place == "nhóm của địa bàn khác" && object == "ngoài"
}

// expected are the permissions of the actions for which not the usual ones hold.
var expected = map[string]func(role, object, place string) bool{
	"/tonghop":    mayRead,
	"tap th":      mayRead,
	"/bieudo":     mayRead,
	"tap bd":      mayRead,
	"tap bdk":     mayRead,
	"/donvi":      mayInvite,
	"/mamoi":      mayInvite,
	"/baocaothay": mayInvite,
	"/xacnhan":    mayReview,
	"tap xn":      mayReview,
	"tap xnl":     mayReview,
	"tap xnc":     mayReview,
	"tap xnt":     mayReview,
	"tap xnk":     mayReview,
	"tap xnr":     mayReview,
	"tap xne":     mayReview,
	"tap xnp":     mayReview,
	"tap xnu":     mayReview,
	"tap xnv":     mayReview,
	"tap xng":     mayReview,
	"tap xngp":    mayReview,
	"tap xnb":     mayReview,
	"/trang":      mayAskMatters,
	"tap tgx":     mayCloseOwn,
	"/kybaocao":   mayAskRounds,
	"tap kb":      mayListRounds,
	"tap kbr":     mayRead,
	"tap kba":     mayAskWords,
	"tap kbw":     mayPlanRounds,
	"tap kby":     mayPlanRounds,
	"/lich":       mayListRounds,
	"tap mt":      mayListMissing,
	"tap mtd":     func(role, object, place string) bool { return place == "riêng" && mayBeHanded(role, object, place) },
	"tap mtx":     mayAskMatters,
	"tap ac":      mayShowArea,
	"tap av":      mayRenewArea,
	"tap avy":     mayRenewArea,
	"/gannhom":    mayAskBind,
	"tap gn":      mayBind,
	"tap gny":     mayBind,
	"/gonhom":     mayAskUnbind,
	"tap goy":     mayUnbind,
	"/moicanbo":   adminsOnly,
	"tap mc":      adminsOnly,
	"/canbo":      officersOwn,
	"tap cc":      adminsOnly,
	"tap cn":      adminsOnly,
	"tap cny":     adminsOnly,
	"tap cq":      adminsOnly,
	"tap cqy":     adminsOnly,
	"tap cd":      adminsOnly,
	"tap cdx":     adminsOnly,
	"tap cbi":     adminsOnly,
	"tap cbiy":    adminsOnly,
	"tap cbim":    adminsOnly,
	"tap cbir":    adminsOnly,
	"file canbo":  adminsOnly,
	"tap cbm":     adminsOnly,
	"tap cb":      adminsOnly,
	"tap cr":      adminsOnly,
	"tap cry":     adminsOnly,
	"/caidat":     maySetArea,
	"tap ct":      maySetArea,
	"tap ctk":     maySetArea,
	"tap cty":     maySetArea,
	"tap cta":     mayAskArea,
	"tap ctl":     adminsOnly,
	"tap ctly":    adminsOnly,
	"tap ctm":     adminsOnly,
	"tap ctmv":    adminsOnly,
	"tap ctmy":    adminsOnly,
	"tap ctmd":    adminsOnly,
	"/bieumau":    maySetArea,
	"tap bm":      maySetArea,
	"tap bmo":     officersOwn,
	"tap bms":     maySetArea,
	"tap bmy":     maySetArea,
	"tap bmx":     officersOwn,
	"/denghi":     mayAskMatters,
	"tap dn":      mayAskMatters,

	"tap nk": mayListMissing,
	"/xuat":  mayTakeFiles,

	"/chotso": mayFreeze,
	"tap cs":  mayFreeze,
	"tap csd": maySeeChanges,
	"tap csx": mayFreezeOne,
	"tap csm": mayFreezeOne,

	"/guilenso": mayFreeze,
	"tap gsk":   mayFreeze,
	"tap gsc":   mayFreeze,
	"tap gs":    mayFreezeOne,
	"tap gsy":   mayFreezeOne,
	"tap gst":   maySeeSent,
	"tap gsa":   maySeeSent,

	"tap fd":  mayGetForm,
	"tap fdx": mayGetForm,
	"tap fdy": mayGetForm,

	"tap dcl": mayNameForm,
	"tap dcp": mayNameForm,
	"tap dcw": mayNameForm,
	"tap dc":  mayGetForm,
	"tap dca": mayGetForm,
	"tap dcy": mayGetForm,
	"tap dcx": mayHaveForm,

	"tap xu":  mayTakeFiles,
	"tap xub": mayTakeFiles,
	"tap xud": mayBeHanded,
	"tap xux": mayHearOfFiles,
	"tap xa":  mayListMissing,
	"tap xae": mayListMissing,
	"tap xad": func(role, object, place string) bool { return place == "riêng" && mayBeHanded(role, object, place) },
	"tap xax": mayAskMatters,

	"file caidat":  adminsOnly,
	"file bieumau": maySetArea,

	"tap dsto": mayNameForm,
	"tap dst":  mayGetForm,
	"tap dsx":  mayHaveForm,

	"file maudanhsach": mayHaveForm,

	"/trogiup": mayHelp,
	"tap help": mayHelp,
	"tap no":   mayCancel,

	"/chuabaocao": mayRead,
	"tap cm":      mayRead,
	"tap cml":     mayListMissing,
	"/bituchoi":   mayRead,
	"tap tc":      mayRead,

	"tap na":  mayListMissing,
	"tap naw": mayListMissing,
	"tap nay": mayListMissing,
	"tap nax": mayListMissing,
	"tap nat": mayListMissing,

	"tap nd":  mayListMissing,
	"tap nda": mayListMissing,
	"tap ndy": mayListMissing,
	"tap ndx": mayListMissing,
	"tap ndt": mayListMissing,
	"tap nt":  mayListMissing,
	"tap nty": mayListMissing,
	"tap ntz": mayEndPause,
}

// usualOnes are the actions for which the usual permissions hold: a new one stands here
// or has a row.
var usualOnes = map[string]string{
	"/": `
		doichieu dondoc feed maudanhsach nhatky`,
	"tap ": `
		bt bta btm btp btr bts btw bty cmh cmn cmu dnd dndy dni dns dnsy dnw dnwy dnx ds dsa dsc dsd dsf dsh dshx dshy
		dsl dsm dsn dsny dsw dv dva dvc dve dvh dvi dvk dvl dvm dvmu dvmy dvn dvo dvoy dvp dvq dvr dvs dvt dvv dvw
		dvwy dvx dvxy dvy dvz dvzy mm mr mry mv mvy`,
	"file ": `
		doichieu`,
}

// usual are the permissions of an action that has no row: in private, within the own
// scope; a command is about areas and levels, a button about a unit.
func usual(action string) func(role, object, place string) bool {
	if strings.HasPrefix(action, "tap ") {
		return mayInvite
	}
	return mayListMissing
}

func mayRead(role, object, place string) bool {
	if place == "riêng" {
		return inside(role, object, false)
	}
	return inGroup(place, object)
}

// The names of who is missing, and their phones, stand in private chats alone.
func mayListMissing(role, object, place string) bool {
	return place == "riêng" && inside(role, object, false)
}

// Whose pause holds for all levels ends it for all levels.
func mayEndPause(role, object, place string) bool {
	return mayListMissing(role, object, place) && role != "cán bộ THCS"
}

func mayInvite(role, object, place string) bool {
	return place == "riêng" && inside(role, object, true)
}

// The form has the units of the own scope, whatever is asked.
func mayHaveForm(role, _, place string) bool { return place == "riêng" && isOfficer(role) }

// A form is made of what of the named scope is the own, and sent while all of that is.
func mayNameForm(role, object, place string) bool {
	return mayHaveForm(role, object, place) && inside(role, object, false)
}

func mayGetForm(role, object, place string) bool {
	return role != "cán bộ THCS" && mayNameForm(role, object, place)
}

// Of a group's scope an officer takes what is the own one as well.
func mayTakeFiles(role, object, place string) bool {
	return isOfficer(role) && inside(role, object, false) && (place == "riêng" || inGroup(place, object))
}

// A file that was made is handed over where all of it is still the officer's.
func mayBeHanded(role, object, place string) bool {
	return role != "cán bộ THCS" && mayTakeFiles(role, object, place)
}

// A form is of an area with all its levels; of two whoever has both is asked.
func mayFreeze(role, object, place string) bool {
	return mayTakeFiles(role, object, place) && role != "cán bộ THCS"
}

// A form's button is of one area, which "một phần" is outside of Dương Kinh.
func mayFreezeOne(role, object, place string) bool { return mayFreeze(role, object, place) }

// Who has sent is the whole city's matter.
func maySeeSent(role, _, place string) bool {
	return place == "riêng" && (role == "thành phố" || role == "quản trị")
}

func maySeeChanges(role, object, place string) bool {
	return place == "riêng" && mayFreezeOne(role, object, place)
}

func mayHearOfFiles(role, _, place string) bool {
	return isOfficer(role) && place != "nhóm chưa gắn"
}

// An area's link is shown for one area: "một phần" is a second one here, and
// is outside both the district officer and the groups.
func mayShowArea(role, object, place string) bool {
	mine := isOfficer(role) && (role != "cán bộ DK" || object == "trong")
	return mine && (place == "riêng" || inGroup(place, object))
}

func mayRenewArea(role, object, place string) bool {
	return place == "riêng" && role != "cán bộ THCS" && mayShowArea(role, object, place)
}

// Pictures are looked at in private.
func mayReview(role, object, place string) bool {
	return place == "riêng" && mayRead(role, object, place)
}

// The list of rounds says nothing about units or people.
func mayListRounds(role, _, place string) bool {
	if place == "riêng" {
		return isOfficer(role)
	}
	return place != "nhóm chưa gắn"
}

// The list has what lies in the own scope, and may be empty.
func mayAskMatters(role, _, place string) bool { return place == "riêng" && isOfficer(role) }

// A session of the page is closed by whom it belongs to, whoever that is.
func mayCloseOwn(_, _, place string) bool { return place == "riêng" }

func mayAskWords(role, _, place string) bool { return place != "nhóm chưa gắn" && isOfficer(role) }

// Rounds are of all levels of an area.
func mayPlanRounds(role, object, place string) bool {
	return place != "nhóm chưa gắn" && role != "cán bộ THCS" && inside(role, object, false) && (!strings.HasPrefix(place, "nhóm của") || inGroup(place, object))
}

func mayAskRounds(role, object, place string) bool {
	return mayPlanRounds(role, object, place) || role == "ẩn danh" && strings.HasPrefix(place, "nhóm của") && inGroup(place, object)
}

func mayAskBind(role, object, place string) bool {
	return place != "riêng" && (role == "ẩn danh" || mayBind(role, object, place))
}

func mayBind(role, object, place string) bool {
	return place != "riêng" && isOfficer(role) && inside(role, object, false)
}

// Unbinding is about the group's own scope; the object does not matter.
func mayUnbind(role, _, place string) bool {
	switch place {
	case "nhóm của địa bàn":
		return slices.Contains([]string{"cán bộ DK", "thành phố", "quản trị"}, role)
	case "nhóm của địa bàn khác":
		return slices.Contains([]string{"thành phố", "quản trị"}, role)
	}
	return false
}

func mayAskUnbind(role, object, place string) bool {
	return mayUnbind(role, object, place) || role == "ẩn danh" && strings.HasPrefix(place, "nhóm của")
}

// An area's own settings are those of all its levels.
func maySetArea(role, object, place string) bool {
	return place == "riêng" && role != "cán bộ THCS" && inside(role, object, false)
}

func mayAskArea(role, _, place string) bool {
	return place == "riêng" && role != "cán bộ THCS" && isOfficer(role)
}

// An officer is shown the own card; the scene's buttons are another officer's.
func officersOwn(role, _, place string) bool { return place == "riêng" && isOfficer(role) }

func adminsOnly(role, _, place string) bool { return role == "quản trị" && place == "riêng" }

// Help in a group says to what it is bound, or how to bind it; in private it is
// for officers.
func mayHelp(role, _, place string) bool { return place != "riêng" || isOfficer(role) }

func mayCancel(role, _, place string) bool { return place == "riêng" || isOfficer(role) }

// there lists every action there is.
func there() []string {
	var out []string
	for _, c := range commands() {
		out = append(out, "/"+c.name)
		for _, tap := range c.taps {
			out = append(out, "tap "+tap.verb)
		}
		if c.file != nil {
			out = append(out, "file "+c.name)
		}
	}
	slices.Sort(out)
	return out
}

func TestTheMatrixHasARowOfWhatIsThereAndOfNothingElse(t *testing.T) {
	rows := slices.Collect(maps.Keys(expected))
	for kind, names := range usualOnes {
		for _, name := range strings.Fields(names) {
			rows = append(rows, kind+name)
		}
	}
	require.ElementsMatch(t, there(), rows)
}

func TestWhoMayDoWhat(t *testing.T) {
	cases := 0
	for _, action := range there() {
		allowed, known := expected[action]
		if !known {
			allowed = usual(action)
		}
		for _, role := range roles {
			for _, object := range objects {
				for _, place := range places {
					if role == "ẩn danh" && (kindOf(place) == "riêng" || strings.HasPrefix(action, "tap ")) {
						continue // nobody is anonymous in private, and a tap shows who it is
					}
					if kindOf(place) != "riêng" && strings.HasPrefix(action, "file ") {
						continue // files of groups are left alone
					}
					cases++
					want := allowed(role, object, kindOf(place))
					name := fmt.Sprintf("%s by %s about %s in %s", action, role, object, place)
					m, ev := scene(action, role, object, place)
					checkAccess(t, name, m, ev, want)
				}
			}
		}
	}
	require.Greater(t, cases, 1900)
	t.Log(cases, "cases")
}

// checkAccess asks the desk and looks at what comes out: refusals write nothing
// and say nothing but why.
func checkAccess(t *testing.T, name string, m *memory, ev bot.Event, want bool) {
	t.Helper()
	caps := telegram
	if ev.Chat.Channel == bot.DeskPage {
		caps = onPage
	}
	caps.Picture = false // drawing codes takes longer than everything else
	e, err := deskOf(t, m).Answer(t.Context(), Request{Event: ev, Caps: caps, Links: link, Lang: "vi"})
	require.NoError(t, err, name)
	if ev.Kind != bot.Received || !want { // a worker has begun, and says so later
		require.NotEmpty(t, e.Say, name)
	}
	require.Equal(t, 1, m.snapshots, "%s: an answer is made of one snapshot", name)
	var keys []string
	for _, s := range e.Say {
		for _, p := range s.Parts {
			keys = append(keys, p.Text.Key)
		}
	}
	// a unit outside the scope is not refused but not found: that it exists is not said
	refused := len(keys) == 1 && (strings.HasPrefix(keys[0], "deny.") || keys[0] == "mamoi.none" || keys[0] == "donvi.none" || keys[0] == "danhsach.scope" || strings.HasSuffix(keys[0], "shrunk"))
	require.Equal(t, want, !refused, "%s: %v (expected says who may, usual what holds without a row)", name, keys)
	require.NotContains(t, keys, "desk.stale", name)
	if refused {
		require.Empty(t, e.Writes, name)
		require.Empty(t, e.Tell, name)
		require.Empty(t, e.Say[0].Edit, "%s: a refusal must leave the message of others alone", name)
	}
}

// scene sets up the records and the event of one case.
func scene(action, role, object, place string) (*memory, bot.Event) {
	m := town()
	m.officer("cán bộ THCS", bot.OfLevels(bot.Lower))
	m.units = append(m.units, unit(105, "THCS Anh Dũng", bot.Lower, duongKinh, bot.NoStatus, ""),
		unit(203, "TH&THCS Minh Khai", bot.PrimaryLower, hongBang, bot.NoStatus, ""),
		unit(204, "Tiểu học Đinh Tiên Hoàng", bot.Primary, hongBang, bot.NoStatus, ""))
	m.reporters[105], m.reporters[203], m.reporters[204] = []bot.AccountID{people["hiệu trưởng"]}, []bot.AccountID{people["hiệu trưởng"]}, []bot.AccountID{people["hiệu trưởng"]}
	m.bind("-7", bot.WholeArea(duongKinh), "thành phố")
	m.bind("-1", bot.WholeArea(hongBang), "thành phố")

	ev := bot.Event{ID: "telegram:1", Kind: bot.Said, At: noon, From: people[role], Name: names[role], Message: "9"}
	if role == "ẩn danh" {
		ev.Anon, ev.From = true, "telegram:1087968824"
	}
	chats := map[string]string{"riêng": "77", "nhóm của địa bàn": "-7", "nhóm của địa bàn khác": "-1", "nhóm chưa gắn": "-9"}
	ev.Chat = bot.Chat{Channel: "telegram", ID: chats[place], Group: kindOf(place) != "riêng"}
	if place == "trang" {
		ev.ID, ev.Chat = "trang:s1:1", bot.Chat{Channel: bot.DeskPage, ID: "s1"}
	}
	if verb, ok := strings.CutPrefix(action, "tap "); ok {
		ev.Kind, ev.Data = bot.Tapped, tapData(m, verb, object, ev.Chat)
		if verb == verbForm || verb == verbExported || verb == verbFormMade || verb == verbShotsMade || verb == verbCardsMade {
			ev.File = &bot.File{Name: "mau.xlsx", Size: 9, SHA256: strings.Repeat("ab", 32)}
		}
		for id, v := range m.views { // they were shown to whoever taps
			v.Account = ev.From
			m.views[id] = v
		}
		return m, ev
	}
	if name, ok := strings.CutPrefix(action, "file "); ok { // it is on the shelf
		action = "/" + name
		ev.Kind, ev.File = bot.Received, &bot.File{Ref: "f", Name: "tep" + find(name).file.ends[0], Size: 9, SHA256: strings.Repeat("ab", 32)}
	}
	ev.Command = strings.TrimPrefix(action, "/")
	ev.Args = map[string]string{"trong": "dương kinh", "ngoài": "hồng bàng", "một phần": "dương kinh, hồng bàng"}[object]
	if action == "/kybaocao" {
		ev.Args += " 22/5/2025 15h30 16h00"
	}
	if action == "/mamoi" || action == "/donvi" || action == "/baocaothay" {
		ev.Args = map[string]string{"trong": "anh dũng", "ngoài": "đinh tiên hoàng", "một phần": "minh khai"}[object]
	}
	if place == "trang" && ev.Kind == bot.Said { // a form's button with the words of its field
		ev.Kind, ev.Data, ev.Text, ev.Command, ev.Args = bot.Tapped, CommandData(ev.Command, ""), ev.Args, "", ""
	}
	return m, ev
}

// tapData is a fresh button about the object, as if just shown.
func tapData(m *memory, verb, object string, chat bot.Chat) string {
	scope := map[string]bot.Scope{
		"trong": bot.WholeArea(duongKinh), "ngoài": bot.WholeArea(hongBang),
		"một phần": bot.WholeArea(hongBang).Plus(bot.WholeArea(duongKinh)),
	}[object]
	areas, levels := encodeScope(scope)
	unit := map[string]bot.UnitID{"trong": 105, "ngoài": 204, "một phần": 203}[object]
	area := map[string]bot.AreaID{"trong": duongKinh, "ngoài": hongBang, "một phần": doSon}[object]
	ngoc, minh := accountMark(people["hiệu trưởng"]), m.accounts[people["cán bộ HB"]]
	var bound *bot.Group
	if g, ok := m.groups[chat.Key()]; ok {
		bound = &g
	}
	switch verb {
	case verbClosePage:
		return data(verb, "s1")
	case verbSent:
		return data(verb, "0")
	case verbAck:
		return data(verb, m.view(ackView, []int64{1}))
	case verbFormChanges, verbFormBook, verbFormMade, verbSend, verbDoSend:
		m.forms = append(m.forms, form{Form: bot.Form{ID: 1, Kind: bot.ByOfficer, Area: area, Day: dayOf("2025-05-21"), Number: 1, At: noon}})
		return data(verb, append(formFields(m.forms[0].Form), "1")...)
	case verbFreeze, verbSendArea, verbFresh, verbMissing, verbRefused, verbChase, verbAskChase, verbPause, verbDoPause, verbAreasChase:
		return data(verb, areas, levels, "0")
	case verbDoChase:
		return data(verb, areas, levels, "9")
	case verbChasePart, verbChased:
		return data(verb, m.chasing(scope), "1")
	case verbAreasWords, verbDoAreas, verbAreasPart, verbAreasChased:
		return data(verb, m.view(areasView, areasWish{Event: "telegram:0", Scope: scope}), "9", "1")
	case verbEndPause:
		return data(verb, m.paused(scope))
	case verbPile:
		return data(verb, areas, levels, "p0")
	case verbPhone:
		return data(verb, areas, levels, "p0", num(unit))
	case verbCall:
		return data(verb, areas, levels, "p0", num(unit), "c", "0")
	case verbPromise:
		return data(verb, areas, levels, "p0", num(unit), "0")
	case verbDiary:
		return data(verb, m.view(diaryView, diaryWish{Scope: scope}), "0", "0")
	case verbAgainst, verbAskAgain, verbDoAgain:
		return data(verb, m.view(againstView, bot.AgainstSum{Scope: scope, At: noon, Lines: 2, Theirs: []bot.UnitID{unit}}), "9")
	case verbAgainstMore, verbAgainstWhole:
		return data(verb, m.view(partView, listPart{List: "l", N: 1, Scope: scope, Text: "Mầm non Hoa Sen"}))
	case verbFeed, verbEndFeed, verbDoEndFeed:
		return data(verb, areas, levels, feedOfTotals, "1")
	case verbAgainstList:
		return data(verb, areas, levels)
	case verbExport, verbExportFlat, verbExported:
		return data(verb, areas, levels, "4")
	case verbCardsMade:
		return data(verb, areas, levels, "4", "0")
	case verbCards, verbShots, verbShotsEver:
		return data(verb, areas, levels, "0")
	case verbShotsMade:
		return data(verb, areas, levels, "4", "1", "1")
	case verbTotals, verbChart, verbChartOver:
		return selection{scope: scope, by: bot.ByArea}.under(verb)
	case verbBind, verbInviteOfficer:
		return data(verb, areas, levels)
	case verbDoBind:
		return data(verb, areas, levels, groupMark(bound))
	case verbDoUnbind:
		return data(verb, groupMark(bound))
	case verbOfficer, verbNameOfficer, verbDeputy:
		return data(verb, accountMark(people["cán bộ HB"]))
	case verbDoInviteList:
		return data(verb, m.view(officersView, inviteList{"e", noon.Add(codeLife), []newOfficer{{Scope: scope, Name: "Lan"}}}))
	case verbMoreOfficers:
		return data(verb, m.view(officersPartView, officersPart{Text: "Dương Kinh; Lan"}))
	case verbOfficersRead:
		return data(verb, m.view(officerRowsView, officerRows{Rows: []bot.OfficerRow{{Line: 1, Area: "Dương Kinh", Name: "Lan"}}}))
	case verbEndDeputy:
		return data(verb, accountMark(people["cán bộ HB"]), ngoc)
	case verbAdmin, verbDoAdmin:
		return data(verb, accountMark(people["cán bộ HB"]), "1")
	case verbDoNameOfficer:
		w := bot.SetOfficer{Account: people["cán bộ HB"], WasName: "Minh", Name: "Trần Minh"}
		return data(verb, accountMark(people["cán bộ HB"]), m.view(nameView, w))
	case verbRemoveOfficer, verbDoRemoveOfficer:
		return data(verb, accountMark(people["cán bộ HB"]), scopeMark(minh.Scope))
	case verbReporter, verbDoReporter:
		return data(verb, num(unit), ngoc)
	case verbBehalf:
		return data(verb, num(unit))
	case verbBehalfCard:
		u, _ := m.Unit(unit)
		return data(verb, num(unit), "0", nowMark(*u))
	case verbBehalfStatus, verbBehalfWords, verbBehalfReason, verbBehalfShow, verbBehalfSend:
		return data(verb, m.halfOf(unit))
	case verbBehalfShot:
		return data(verb, m.view(apartView, apart{Unit: unit, Step: data(verbBehalfShow, m.halfOf(unit))}), apartNone)
	case verbCard, verbHistory, verbPictures, verbPeople, verbEdit, verbName, verbCode, verbLevel, verbMove, verbHead, verbAccept, verbErase, verbDoErase:
		return data(verb, num(unit))
	case verbMerge, verbDoMerge:
		return data(verb, num(unit), num(m.beside(unit)))
	case verbClassify, verbDoClassify:
		return data(verb, num(unit), "0", m.worded(unit))
	case verbUndoMerge:
		m.merges[unit] = bot.Merge{ID: 1, Unit: unit, Into: m.beside(unit), At: noon.Add(-time.Hour)}
		return data(verb, num(unit))
	case verbPerson, verbVerify, verbReply, verbEnd, verbDoEnd:
		m.people[unit] = []bot.UnitPerson{{AccountChat: bot.AccountChat{Account: people["hiệu trưởng"], Chat: chat}}}
		return data(verb, num(unit), ngoc)
	case verbDoReply:
		return data(verb, m.writing(unit, ngoc))
	case verbStanding:
		return data(verb, num(unit), "c")
	case verbSince, verbDoChange:
		return data(verb, m.asked(unit))
	case verbMatter, verbAnswer, verbDoAnswer, verbSettle, verbForget, verbDoForget, verbCorrect, verbDoCorrect:
		return data(verb, m.matter(verb, unit))
	case verbRounds:
		return data(verb)
	case verbAskRound:
		return data(verb, "0")
	case verbRound:
		m.rounds = bot.Rounds{{ID: 1, Area: area, Day: dayOf("2025-05-22"), Units: noon.AddDate(0, 0, 1), Areas: noon.AddDate(0, 0, 1), Version: 1}}
		return data(verb, "1")
	case verbWish, verbDoRounds:
		wish := roundsWish{Op: addRounds, Areas: scope.Areas(), Days: []string{"2025-05-22"}, Units: 15*60 + 30, Sent: 16 * 60}
		return data(verb, m.view(wishView, wish))
	case verbSettings, verbOfficeForm:
		return data(verb, num(area))
	case verbFormSeen, verbUseForm:
		file := bot.Attachment{SHA256: strings.Repeat("ab", 32), Name: "bieu.xlsx"}
		return data(verb, m.view(officeFormView, bot.OfficeFormSeen{Area: area, File: file, Sample: &file, At: noon, Tables: []bot.FormTable{{Sheet: "DS", Rows: "units", Of: "good", Row: 7, Left: []string{"Địa chỉ"}}}}))
	case verbSetting:
		return data(verb, num(area), "phone")
	case verbDoSetting:
		return data(verb, m.view(settingView, settingWish{Area: area, Setting: bot.SettingPhone, Now: "0225 000 0009"}))
	case verbDoLetter:
		return data(verb, m.view(letterView, letterWish{File: bot.Attachment{SHA256: "ab", Name: "cv.pdf"}, At: noon}))
	case verbNextLetter, verbDoNext:
		return data(verb, m.view(nextView, nextWish{Name: "báo cáo mới", Was: seenOf(m.campaign), At: noon}))
	case verbNextDone:
		return data(verb, "2")
	case verbList, verbFull, verbTake, verbSureTake, verbTaken, verbDoubts, verbListArea, verbListLevel, verbListClose, verbBack, verbDoBack:
		return data(verb, m.listed(unit))
	case verbBacked:
		return data(verb, m.view(backView, bot.ListBackOff{Import: "i"}), m.listed(unit))
	case verbMeant:
		return data(verb, m.view(answersView, answered{Preview: m.listed(unit)}), itsOut)
	case verbForm:
		return data(verb, "4", areas, levels)
	case verbFormOf:
		return data(verb, areas, levels)
	case verbSheet:
		return data(verb, areas, levels)
	case verbLater, verbConfirm, verbReturn, verbBackToSheet:
		m.reviewing(unit, scope)
		return data(verb, mark("view", sheetView))
	case verbGive:
		m.reviewing(unit, scope)
		return data(verb, mark("view", sheetView), "0", "0")
	case verbGivePapers, verbTakeBack:
		m.reviewing(unit, scope)
		return data(verb, mark("view", sheetView), "0")
	case verbReason, verbPapers:
		m.reviewing(unit, scope)
		return data(verb, mark("view", returnView))
	case verbReturnEach:
		m.reviewing(unit, scope)
		return data(verb, mark("view", eachView))
	case verbUndoReview, verbVerifyAll:
		m.reviewing(unit, scope)
		return data(verb, mark("view", decisionView))
	case verbUnit, verbRenew, verbDoRenew:
		return data(verb, num(unit), "0")
	case verbArea, verbRenewArea, verbDoRenewArea:
		return data(verb, num(area), "0")
	}
	return data(verb)
}

// view keeps what a button means, under an id of its kind.
func (m *memory) view(kind string, what any) string {
	said, _ := json.Marshal(what)
	id := mark("view", kind)
	m.views[id] = bot.View{ID: id, Kind: kind, JSON: string(said)}
	return id
}

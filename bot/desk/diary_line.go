package desk

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// diaryHead says whose lines these are.
func (t *deskTurn) diaryHead(w diaryWish, q bot.DiaryOf) (bot.Text, error) {
	of, err := t.describe(q.Scope)
	if err != nil {
		return bot.Text{}, err
	}
	switch {
	case w.Unit != 0:
		u, err := t.records.Unit(w.Unit)
		if err != nil || u == nil {
			return bot.Text{}, err
		}
		of = unitName(*u)
	case len(w.By) > 0:
		of = bot.Raw(w.Name)
	}
	if w.Done {
		of = bot.T("nhatky.done_of", "of", of)
	}
	if q.From.IsZero() {
		return bot.T("nhatky.head", "of", of), nil
	}
	return bot.T("nhatky.head_day", "of", of, "day", bot.Day(q.From)), nil
}

// diaryLine is a line: when, who, what, about what. Codes of it are never shown, and
// names of what lies outside the own scope neither.
func (t *deskTurn) diaryLine(l bot.DiaryLine) bot.Text {
	var about bot.Text
	switch scope := objectScope(l.Did.Object); {
	case l.Unit.ID != 0 && !t.who.own().Contains(l.Unit.Area, l.Unit.Level):
		about = bot.T("nhatky.outside")
	case l.Unit.ID != 0:
		about = unitName(l.Unit)
	case l.Of != "":
		about = bot.Raw(l.Of)
	case !scope.Empty() && t.who.own().Covers(scope):
		about = describe(scope, t.areas)
	case l.Area.ID != 0:
		about = bot.Raw(bot.InSentence(l.Area.Name))
	}
	return t.diaryDid(l, about)
}

// diaryDid is when, who, what, and about what, if that is known.
func (t *deskTurn) diaryDid(l bot.DiaryLine, about bot.Text) bot.Text {
	at := bot.T("nhatky.at", "clock", bot.Clock(l.Did.At))
	if !t.Place.Day(l.Did.At).Equal(t.day) {
		at = bot.T("nhatky.at_day", "at", l.Did.At)
	}
	var name bot.Text
	switch {
	case l.Did.Account == bot.ByCommand:
		name = bot.T("nhatky.command")
	case l.Did.Account == bot.Itself:
		name = bot.T("nhatky.itself")
	case t.IsAdmin(l.Did.Account) && l.Name == "":
		name = bot.T("canbo.admin")
	default:
		name = nameOf(l.Name)
	}
	act := bot.T(actKey(l.Did.Act))
	if about.Key == "" && len(about.Args) == 0 {
		return bot.T("nhatky.line", "at", at, "name", name, "act", act)
	}
	return bot.T("nhatky.line_about", "at", at, "name", name, "act", act, "about", about)
}

// actKey is the sentence of an act: "donvi.anh" is nhatky.act_donvi_anh. Of acts that
// no sentence tells there is one for all.
func actKey(act string) string {
	key := "nhatky.act_" + strings.ReplaceAll(act, ".", "_")
	if slices.Contains(diaryActs, act) {
		return key
	}
	return "nhatky.act_other"
}

// diaryActs are the acts that have sentences of their own.
var diaryActs = strings.Fields(`baocaothay baocaothay.anh bieumau bieumau.bo bieumau.dung caidat canbo canbo.go canbo.moi canbo.quantri canbo.ten canbo.thay canbo.thoithay canbo.xem chotso chotso.excel
chuabaocao chuabaocao.goi danhsach.hoantac danhsach.nhap guilenso guilenso.nhan guilenso.xem denghi denghi.sua denghi.traloi denghi.xem denghi.xoa denghi.xong
doichieu doichieu.nhan feed feed.doc feed.thuhoi dondoc dondoc.diaban dondoc.diaban.nhac dondoc.dung dondoc.lai dondoc.nhac donvi donvi.anh donvi.cap donvi.diaban donvi.giaithe donvi.gop donvi.ketthuc donvi.lichsu
donvi.ma donvi.mien donvi.nguoi donvi.nhan donvi.phanloai donvi.tach donvi.ten donvi.thutruong donvi.tinhlai donvi.traloi
donvi.xacminh donvi.xoaanh dotmoi gannhom gonhom tonghop.ghim tonghop.bo_ghim kybaocao.add kybaocao.drop kybaocao.move machung machung.thuhoi mamoi mamoi.go mamoi.tatca mamoi.thuhoi
maudanhsach moicanbo nhanmoi nhatky trang trang.dong trang.donvi trang.mo xacnhan.dat xacnhan.hoantac xacnhan.tra xacnhan.xem xoabaocao xoahethan xuat xuat.anh`)

// cutOneDay takes a day out of what was typed, as "2025-05-23"; "" when there is none.
// Without a year it is the last such day.
func cutOneDay(args string, today time.Time) (rest, day string) {
	cut := func(at []int) string { return strings.Trim(args[:at[0]]+" "+args[at[1]:], space) }
	if at := datedDay.FindStringIndex(args); at != nil {
		if d, ok := lastSuch(datedDay.FindStringSubmatch(args[at[0]:at[1]]), today); ok {
			return cut(at), d.Format(time.DateOnly)
		}
	}
	if at := spokenDay.FindStringIndex(args); at != nil {
		if back, ok := daysBack[vn.Fold(args[at[0]:at[1]])]; ok {
			return cut(at), today.AddDate(0, 0, -back).Format(time.DateOnly)
		}
	}
	return strings.Trim(args, space), ""
}

// lastSuch is the last day, up to today, that the parts of a date mean.
func lastSuch(part []string, today time.Time) (time.Time, bool) {
	d, _ := strconv.Atoi(part[1])
	m, _ := strconv.Atoi(part[2])
	y, given := today.Year(), part[3] != ""
	if given {
		y, _ = strconv.Atoi(part[3])
		if y < 100 {
			y += 2000
		}
	}
	day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, today.Location())
	if !given && day.After(today) {
		day = time.Date(y-1, time.Month(m), d, 0, 0, 0, 0, today.Location())
	}
	return day, day.Day() == d && int(day.Month()) == m
}

var daysBack = map[string]int{"hom nay": 0, "today": 0, "sang nay": 0, "trua nay": 0, "chieu nay": 0, "toi nay": 0, "hom qua": 1, "yesterday": 1, "toi qua": 1, "hom kia": 2}

package desk

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// actsOfSources are the acts that the package writes into the audit: what is given to
// t.audit as a word, and the constants that are called act….
func actsOfSources(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	acts := map[string]bool{}
	word := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			text, _ := strconv.Unquote(lit.Value)
			acts[text] = true
		}
	}
	look := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.SelectorExpr); ok && (f.Sel.Name == "audit" || f.Sel.Name == "auditOf") {
				word(n.Args[0])
			}
		case *ast.KeyValueExpr:
			if k, ok := n.Key.(*ast.Ident); ok && k.Name == "Act" {
				word(n.Value)
			}
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if strings.HasPrefix(name.Name, "act") && len(name.Name) > 3 && name.Name[3] < 'a' && i < len(n.Values) {
					word(n.Values[i])
				}
			}
		}
		return true
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, look)
	}
	for _, op := range []string{addRounds, moveRounds, dropRounds} {
		acts["kybaocao."+op] = true
	}
	return acts
}

// What is written into the audit has a sentence in the diary.
func TestEveryActHasItsWords(t *testing.T) {
	words, err := catalog()
	require.NoError(t, err)
	acts := actsOfSources(t)
	require.Greater(t, len(acts), 40)
	for _, act := range slices.Sorted(maps.Keys(acts)) {
		require.Contains(t, diaryActs, act, "diaryActs and nhatky.act_… lack it")
	}
	for _, act := range diaryActs {
		for _, lang := range []string{"vi", "en"} {
			require.NotEqual(t, words.Words(lang, bot.T("other.failed")), words.Words(lang, bot.T(actKey(act))), "%s in %s", act, lang)
		}
	}
	require.Equal(t, "nhatky.act_other", actKey("made.up"))
}

// kept is a line of somebody at some minute after noon.
func (m *memory) kept(event, who, act, object string, minute int) {
	m.audit = append(m.audit, bot.Audit{Event: event, Account: people[who], Act: act, Object: object, At: noon.Add(time.Duration(minute) * time.Minute)})
}

// lines are what a desk's answer to /nhatky shows, worded.
func (m *memory) lines(t *testing.T, who, args string) string {
	t.Helper()
	d := deskOf(t, m)
	a := m.asksFor(t, d, "telegram:99", who, "nhatky", args)
	var said []string
	for _, p := range a.Say[0].Parts {
		said = append(said, d.Words.Words("vi", p.Text))
	}
	return strings.Join(said, "\n")
}

// An officer reads of the own scope and the own acts, of nothing else; codes, phones
// and units of elsewhere are in no line.
func TestADiaryEndsAtTheScope(t *testing.T) {
	m := town()
	m.kept("a", "cán bộ HB", "donvi.anh", "unit:202", 0)
	m.kept("b", "cán bộ HB", "donvi.anh", "unit:101,account:telegram:0299900124", 1)
	m.kept("c", "cán bộ DK", "donvi", "unit:202", 2)
	m.kept("d", "quản trị", "canbo.go", "account:telegram:3", 3)
	m.kept("e", "thành phố", "xuat", "area:7", 4)
	m.kept("f", "quản trị", "moicanbo", "code:deadbeef", 5)
	got := m.lines(t, "cán bộ DK", "")
	require.Equal(t, "NHẬT KÝ – quận Dương Kinh\n15h16 · Hà: tải tệp Excel – quận Dương Kinh\n15h14 · Lan Anh: xem đơn vị – một đơn vị ngoài phạm vi\n15h13 · Minh: xem ảnh của đơn vị – Mầm non Hoa Sen (quận Dương Kinh)", got)
	m.audit = m.audit[:6]
	all := m.lines(t, "quản trị", "")
	require.Equal(t, 6, strings.Count(all, " · "))
	for _, secret := range []string{"deadbeef", "telegram", "0299900124", "code:"} {
		require.NotContains(t, all, secret)
	}
	require.Contains(t, m.lines(t, "thành phố", "lan anh"), "15h14 · Lan Anh: xem đơn vị – THCS Hồng Bàng (quận Hồng Bàng)")
	require.Contains(t, m.lines(t, "cán bộ DK", "minh"), "15h13 · Minh")
	require.NotContains(t, m.lines(t, "cán bộ DK", "minh"), "Hồng Bàng")
	require.Contains(t, m.lines(t, "cán bộ DK", "mầm non hoa sen"), "NHẬT KÝ – Mầm non Hoa Sen (quận Dương Kinh)\n15h13 · Minh")
	require.Contains(t, m.lines(t, "thành phố", "hồng bàng"), "15h12 · Minh: xem ảnh của đơn vị – THCS Hồng Bàng")
	require.Contains(t, m.lines(t, "cán bộ DK", "hồng bàng"), "Đồng chí phụ trách quận Dương Kinh")
}

// Days are typed as people type them; one that is none is no day.
func TestDaysOfADiary(t *testing.T) {
	today := time.Date(2025, 5, 23, 0, 0, 0, 0, time.UTC)
	for typed, want := range map[string][2]string{
		"23/5": {"", "2025-05-23"}, "Lan 23/5/2025": {"Lan", "2025-05-23"}, "24/5": {"", "2024-05-24"}, "ngày 1.1.25": {"", "2025-01-01"},
		"hôm nay": {"", "2025-05-23"}, "hom qua lan": {"lan", "2025-05-22"}, "31/2": {"31/2", ""}, "Lan": {"Lan", ""}, "": {"", ""},
	} {
		rest, day := cutOneDay(typed, today)
		require.Equal(t, want, [2]string{rest, day}, typed)
	}
	m := town()
	m.kept("a", "cán bộ DK", "donvi", "unit:101", 0)
	m.kept("b", "cán bộ DK", "donvi", "unit:103", -24*60)
	require.NotContains(t, m.lines(t, "cán bộ DK", "hôm nay"), "Hòa Nghĩa")
	require.Contains(t, m.lines(t, "cán bộ DK", "20/5"), "NHẬT KÝ – quận Dương Kinh, ngày 20/5/2025\n15h12 ngày 20/5/2025 · Lan Anh: xem đơn vị – Tiểu học Hòa Nghĩa")
}

// Pages follow each other without a gap and without a line twice, by editing.
func TestPagesOfADiary(t *testing.T) {
	m := town()
	for i := range 25 {
		m.kept(strconv.Itoa(i), "cán bộ DK", "donvi.ten", "unit:101", i)
	}
	d := deskOf(t, m)
	a := m.asksFor(t, d, "telegram:99", "cán bộ DK", "nhatky", "")
	seen := 0
	for page := range 3 {
		say := a.Say[0]
		seen += strings.Count(d.Words.Words("vi", say.Parts[1].Text), "Hoa Sen")
		m.audit = m.audit[:25]
		if page == 2 {
			require.Equal(t, "button.first_page", say.Choices[0][0].Label.Key)
			require.Len(t, say.Choices[0], 1)
			break
		}
		next := say.Choices[0][len(say.Choices[0])-1]
		require.Equal(t, "button.next_page", next.Label.Key)
		ev := bot.Event{ID: "telegram:" + strconv.Itoa(200+page), Kind: bot.Tapped, Data: next.Data, Message: "9", At: noon, From: people["cán bộ DK"], Chat: bot.Chat{Channel: "telegram", ID: "2"}}
		var err error
		a, err = d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link, Lang: "vi"})
		require.NoError(t, err)
		require.NoError(t, m.commit(a.Writes))
		require.Equal(t, "9", a.Say[0].Edit)
	}
	require.Equal(t, 25, seen)
}

// A sheet is one line of a page, with how many units it had, and a look again and again
// is one too; who asks about a unit finds its own line.
func TestASheetIsOneLineOfTheDiary(t *testing.T) {
	m := town()
	sheet := func(event, act string, minute int, units ...string) {
		for _, u := range units {
			m.kept(event+":"+u, "cán bộ DK", act, "unit:"+u, minute)
		}
	}
	for i := range 4 { // four sheets are more lines than a page has
		sheet("s"+strconv.Itoa(i), "xacnhan.xem", 10*i, "101", "102", "103", "104")
		sheet("d"+strconv.Itoa(i), "xacnhan.dat", 10*i+1, "101", "102", "104")
		sheet("d"+strconv.Itoa(i), "xacnhan.tra", 10*i+1, "103")
	}
	sheet("s9", "xacnhan.xem", 40, "101", "102")
	sheet("s9b", "xacnhan.xem", 41, "101", "102")
	for i := range 3 {
		m.kept("n"+strconv.Itoa(i), "cán bộ DK", "nhatky", "area:7", 50+i)
	}
	got := m.lines(t, "cán bộ DK", "")
	require.True(t, strings.HasPrefix(got, "NHẬT KÝ – quận Dương Kinh\n16h04 · Lan Anh: xem nhật ký – quận Dương Kinh (3 lần)\n"+
		"15h53 · Lan Anh: xem ảnh báo cáo – 2 đơn vị\n15h52 · Lan Anh: xem ảnh báo cáo – 2 đơn vị\n"+
		"15h43 · Lan Anh: trả lại báo cáo – Tiểu học Hòa Nghĩa (quận Dương Kinh)\n15h43 · Lan Anh: xác nhận báo cáo – 3 đơn vị\n15h42 · Lan Anh: xem ảnh báo cáo – 4 đơn vị\n"), got)
	require.Equal(t, 10, strings.Count(got, " · "))
	m.audit = m.audit[:len(m.audit)-1]
	one := m.lines(t, "cán bộ DK", "tiểu học hòa nghĩa")
	require.Equal(t, 8, strings.Count(one, "Tiểu học Hòa Nghĩa")-1, one)
}

// Decisions are asked for alone, in words or by a tap: looks do not push them away.
func TestADiaryOfDecisions(t *testing.T) {
	m := town()
	m.kept("d", "cán bộ DK", "donvi.ten", "unit:101", -1)
	for i := range 30 {
		m.kept("l"+strconv.Itoa(i), "cán bộ DK", "donvi", "unit:"+strconv.Itoa(101+i%3), i)
	}
	m.kept("x", "cán bộ DK", "xuat", "area:7", 31)
	for _, typed := range []string{"quyết định", "các quyết định hôm nay", "Quyet dinh lan anh"} {
		got := m.lines(t, "cán bộ DK", typed)
		require.Contains(t, got, ", chỉ các quyết định", typed)
		require.Contains(t, got, "\n15h11 · Lan Anh: ", typed)
		require.Equal(t, 1, strings.Count(got, " · "), typed)
	}
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "nhatky"})
	require.NotContains(t, c.text(), "15h11")
	c.presses("Chỉ quyết định")
	require.Contains(t, c.text(), "NHẬT KÝ – quận Dương Kinh, chỉ các quyết định\n15h11 · Lan Anh")
	c.presses("Mọi việc")
	require.NotContains(t, c.text(), "15h11")
}

// Pages of grouped lines follow each other without a gap, also where a group is cut by
// what is read at once.
func TestPagesOfGroupsHaveNoGap(t *testing.T) {
	var lines []bot.DiaryLine
	for i := range 3*diaryRead + 7 {
		of := i / 7
		lines = append(lines, bot.DiaryLine{Row: int64(i + 1), Did: bot.Audit{Event: "e" + strconv.Itoa(of) + ":" + num10(i+1), Act: "xacnhan.dat", Object: "unit:" + num10(i+1)}, Unit: bot.Unit{ID: bot.UnitID(i + 1)}})
	}
	seen, groups := 0, 0
	for more := true; more; {
		var page []diaryGroup
		page, more = grouped(lines[seen:min(len(lines), seen+diaryRead)], perDiary)
		require.NotEmpty(t, page)
		for _, g := range page {
			require.Equal(t, int64(seen+1), g[0].Row)
			seen, groups = seen+len(g), groups+1
		}
	}
	require.Equal(t, len(lines), seen)
	require.Equal(t, (len(lines)+6)/7, groups)
}

// An officer is found by the name also before doing anything, as the program prints it;
// one of elsewhere is nobody.
func TestADiaryOfSomebody(t *testing.T) {
	m := town()
	require.Equal(t, "NHẬT KÝ – Lan Anh\nChưa có việc nào được ghi.", m.lines(t, "cán bộ DK", "đ/c Lan Anh"))
	require.Contains(t, m.lines(t, "cán bộ DK", "đồng chí lan anh"), "NHẬT KÝ – lan anh")
	m.kept("a", "cán bộ HB", "donvi", "unit:202", 1)
	require.Contains(t, m.lines(t, "cán bộ DK", "Minh"), `Không có cán bộ, địa bàn hay đơn vị nào là "Minh"`)
	require.Contains(t, m.lines(t, "thành phố", "Minh"), "15h13 · Minh: xem đơn vị")
	m.kept("b", "cán bộ HB", "donvi", "unit:101", 2)
	require.Contains(t, m.lines(t, "cán bộ DK", "Minh"), "15h14 · Minh: xem đơn vị – Mầm non Hoa Sen")
	require.Equal(t, "Không có ngày 31/2. Đồng chí gõ ngày như 21/5/2025, hoặc: hôm nay, hôm qua.", m.lines(t, "cán bộ DK", "31/2"))
}

// TestAnAdministratorWithoutANameGetsTheOwn with the first thing that is done: the diary has
// to say who it was.
func TestAnAdministratorWithoutANameGetsTheOwn(t *testing.T) {
	m := town()
	m.awaiting(101, 1, bot.FlagCopied)
	m.awaiting(102, 1, bot.FlagCopied)
	c := &inTurn{t: t, d: deskOf(t, m), who: "quản trị"}
	named := func(writes []bot.Write) (names []string) {
		for _, w := range writes {
			if set, ok := w.(bot.SetAccount); ok && set.Name != nil {
				names = append(names, *set.Name)
			}
		}
		return names
	}
	require.Equal(t, []string{names["quản trị"]}, named(c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"}).Writes))
	require.Empty(t, named(c.presses("Xác nhận").Writes), "once")
}

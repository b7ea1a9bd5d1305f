package desk

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/locales/localestest"

	"github.com/google/go-cmp/cmp"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the transcripts")

// TestTranscripts plays each file of testdata: a line "place · person: words"
// is an event, "[Label]" a tap; the indented lines are what the desk answers
// and writes. A file without answers fails; -update writes them.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			got := newStage(t).play(string(want))
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(got), 0o600))
				return
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// shown is a message of the bot that a chat shows.
type shown struct {
	id      string
	choices []bot.Choice
}

// stage plays a transcript.
type stage struct {
	t      *testing.T
	m      *memory
	desk   *Desk
	caps   bot.Caps
	at     time.Time
	events int
	sent   int
	chats  map[string][]shown
	codes  []string // officers' codes that were said, in order
	last   *bot.Event
	states map[string]State // of the chats
	out    strings.Builder
}

func newStage(t *testing.T) *stage {
	m := town()
	s := &stage{t: t, m: m, desk: deskOf(t, m), caps: telegram, at: noon, chats: map[string][]shown{}, states: map[string]State{}}
	s.desk.Place.Now = func() time.Time { return s.at }
	m.today = s.desk.Place.Now
	return s
}

var lineOf = regexp.MustCompile(`^(riêng|nhóm \S+) · ([^:]+): (.*)$`)

func (s *stage) play(script string) string {
	var renamed localestest.Relabel
	lines := strings.Split(strings.TrimRight(script, "\n"), "\n")
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "    "):
			continue
		case strings.HasPrefix(line, "! "):
			fmt.Fprintln(&s.out, line)
			s.direct(strings.TrimPrefix(line, "! "))
			continue
		case lineOf.MatchString(line):
			part := lineOf.FindStringSubmatch(line)
			part[3] = renamed.Tap(part[3])
			fmt.Fprintf(&s.out, "%s · %s: %s\n", part[1], part[2], part[3])
			from := s.out.Len()
			s.happen(s.event(part[1], part[2], part[3]))
			renamed.Answer(answer(lines[i+1:]), strings.Split(s.out.String()[from:], "\n"))
			continue
		}
		fmt.Fprintln(&s.out, line)
	}
	return s.out.String()
}

// answer is what follows a line until the next one.
func answer(lines []string) []string {
	if next := slices.IndexFunc(lines, func(l string) bool { return !strings.HasPrefix(l, "    ") }); next >= 0 {
		return lines[:next]
	}
	return lines
}

// direct changes the circumstances.
func (s *stage) direct(what string) {
	switch {
	case what == "kênh không có nút":
		s.caps = plainChannel
	case what == "kênh gọi bằng tên":
		s.caps = plainChannel
		s.caps.Mention = "VNeID Bot"
	case what == "kênh có nút":
		s.caps = telegram
	case what == "mười lăm phút sau":
		s.at = s.at.Add(15 * time.Minute)
	case what == "cán bộ DK thôi làm cán bộ":
		require.NoError(s.t, s.m.apply(bot.RemoveOfficer{Account: people["cán bộ DK"]}))
	case what == "tệp đã tải xong":
		s.shelved("application/pdf")
	case what == "tệp đã tải xong, không phải PDF":
		s.shelved("application/octet-stream")
	case what == "nửa giờ sau":
		s.at = s.at.Add(30 * time.Minute)
	case what == "một ngày sau":
		s.at = s.at.Add(24 * time.Hour)
	case what == "việc đang chờ":
		s.m.wait(s.at)
	case what == "bốn ngày sau":
		s.at = s.at.Add(96 * time.Hour)
	case what == "sáu mươi địa bàn":
		s.m.grow(60)
	case what == "một buổi chiều nhiều đơn vị còn thiếu":
		s.m.lacking()
	case what == "đến giờ của việc hẹn trước":
		s.later()
	case what == "còn một tin chưa gửi":
		s.m.waiting = 1
	case what == "mọi tin đã gửi, một người đã chặn":
		s.m.waiting, s.m.blocked = 0, 1
	case what == "hai mươi ba giờ":
		s.at = s.desk.Place.At(s.desk.Place.Day(s.at), 23, 0)
	case what == "hiệu phó thay cán bộ DK và cán bộ HB hết hôm nay":
		for _, of := range []string{"cán bộ DK", "cán bộ HB"} {
			s.m.deputies = append(s.m.deputies, bot.Deputy{Account: people["hiệu phó"], Officer: people[of], Name: "Ngọc", Phone: "0999000302", Until: s.m.day()})
		}
		s.m.chats[people["hiệu phó"]] = bot.Chat{Channel: "telegram", ID: "9"}
	case what == "cán bộ nhắn được":
		for _, who := range []string{"cán bộ DK", "cán bộ HB", "thành phố"} {
			s.m.chats[people[who]] = bot.Chat{Channel: "telegram", ID: strings.TrimPrefix(string(people[who]), "telegram:")}
		}
		for i, a := range s.m.areas {
			if a.ID == doSon {
				s.m.areas[i].Contact, s.m.areas[i].Phone = "bà Thủy", "0999000301"
				s.m.units = append(s.m.units, unit(302, "Mầm non Vạn Hương", bot.Nursery, doSon, bot.NoStatus, ""))
			}
		}
	case what == "Mầm non Hoa Hồng có người nhắn được":
		s.m.reachable(102, "hiệu trưởng")
	case strings.HasPrefix(what, "chốt kỳ "):
		s.m.cut(strings.TrimPrefix(what, "chốt kỳ "))
	case what == "trường báo cáo thêm":
		for i, u := range s.m.units {
			switch u.ID { //nolint:exhaustive // a few of the town's
			case 102:
				s.m.units[i].Current = &bot.Report{Status: bot.Accepted, At: s.at}
			case 104:
				s.m.units[i].Current = &bot.Report{Status: bot.Accepted, At: s.at}
			case 103:
				s.m.units[i].Area = doSon
			}
		}
	case what == "đang nhập danh sách":
		s.m.importing = !s.m.importing
	case what == "có trang":
		s.desk.PageURL = "https://bao-cao.example.edu.vn/trang"
	case what == "THCS 2 vừa báo cáo":
		s.m.report("THCS 2", bot.Accepted)
	case strings.HasPrefix(what, "đã gắn "):
		id, area, _ := strings.Cut(strings.TrimPrefix(what, "đã gắn "), " với ")
		scope, problem := read.Scope(area, s.m.areas, noon)
		require.True(s.t, problem.OK(), area)
		s.m.bind(id, scope, "thành phố")
	default:
		s.t.Fatalf("no such direction: %s", what)
	}
}

// shelved goes on with the file that was asked for last, as its job does.
func (s *stage) shelved(mime string) {
	ev := s.m.jobs[len(s.m.jobs)-1].Args.(bot.Event)
	f := *ev.File
	f.SHA256, f.Mime = strings.Repeat("ab", 31)+num10(10+len(s.m.jobs)), mime
	ev.File, ev.At = &f, s.at
	s.happen(ev)
}

// placeholder is a code that was said before: "{mã 1}", as link payload
// "{liên kết 1}", or with a wrong letter "{mã sai 1}".
var placeholder = regexp.MustCompile(`\{(mã|liên kết|mã sai) (\d+)\}`)

func (s *stage) fill(text string) string {
	return placeholder.ReplaceAllStringFunc(text, func(p string) string {
		part := placeholder.FindStringSubmatch(p)
		n, err := strconv.Atoi(part[2])
		require.NoError(s.t, err)
		require.LessOrEqual(s.t, n, len(s.codes))
		code := s.codes[n-1]
		switch part[1] {
		case "liên kết":
			return "o" + strings.ReplaceAll(strings.TrimPrefix(code, "CB-"), "-", "")
		case "mã sai":
			return code[:len(code)-1] + map[bool]string{true: "K", false: "H"}[code[len(code)-1] == 'H']
		}
		return code
	})
}

var officerCodes = regexp.MustCompile(`CB-\w{4}-\w{4}-\w`)

func (s *stage) event(place, who, text string) bot.Event {
	text = strings.ReplaceAll(s.fill(text), "⏎", "\n")
	s.events++
	s.at = s.at.Add(time.Second)
	ev := bot.Event{ID: fmt.Sprintf("telegram:%d", s.events), Kind: bot.Said, At: s.at, Text: text, Name: names[who]}
	ev.Chat = bot.Chat{Channel: "telegram", ID: strings.TrimPrefix(place, "nhóm "), Group: place != "riêng"}
	if who == "ẩn danh" {
		ev.Anon, ev.From = true, "telegram:1087968824"
	} else {
		require.Contains(s.t, people, who)
		ev.From = people[who]
	}
	if !ev.Chat.Group {
		ev.Chat.ID = strings.TrimPrefix(string(ev.From), "telegram:")
	}
	return s.act(ev, text)
}

// act reads what the person does.
func (s *stage) act(ev bot.Event, text string) bot.Event {
	switch {
	case text == "(thêm hệ thống vào nhóm)":
		ev.Kind, ev.Text = bot.Joined, ""
	case text == "(gỡ hệ thống khỏi nhóm)":
		ev.Kind, ev.Text = bot.Blocked, ""
	case strings.HasPrefix(text, "(nhóm thành "):
		ev.Kind, ev.Text, ev.MovedTo = bot.Moved, "", strings.TrimSuffix(strings.TrimPrefix(text, "(nhóm thành "), ")")
	case strings.HasPrefix(text, "(tệp "):
		name, big := strings.CutSuffix(strings.TrimSuffix(strings.TrimPrefix(text, "(tệp "), ")"), ", 60 MB")
		ev.Kind, ev.Text, ev.File = bot.Filed, "", &bot.File{Ref: "f", Name: name, Size: 400 << 10}
		if big {
			ev.File.Size = 60 << 20
		}
	case strings.HasPrefix(text, "(ảnh)"):
		ev.Kind, ev.Text = bot.Pictured, strings.TrimSpace(strings.TrimPrefix(text, "(ảnh)"))
		ev.File = &bot.File{Ref: "f" + ev.ID}
	case strings.HasPrefix(text, "(trả lời ảnh chuyển tiếp"):
		caption, said, _ := strings.Cut(strings.TrimPrefix(text, "(trả lời ảnh chuyển tiếp"), ") ")
		ev.Quoted = &bot.Quoted{Text: strings.Trim(caption, " “”"), File: &bot.File{Ref: "f" + ev.ID}}
		ev.Text = said
	case text == "(lần nữa)":
		s.events--
		return *s.last
	case text == "@vd_bot":
		ev.Called = true
		return ev
	case strings.HasPrefix(text, "["):
		return s.tap(ev, text)
	case strings.HasPrefix(text, "↩ "):
		ev.ReplyTo, ev.Text = true, strings.TrimPrefix(text, "↩ ")
	}
	if command, args, _, ok := bot.ReadCommand(ev.Text, "vd_bot"); ok {
		ev.Command, ev.Args = command, args
	}
	return ev
}

// tap finds the button: the newest of that label, or with "(cũ)" the oldest.
func (s *stage) tap(ev bot.Event, text string) bot.Event {
	label, old := strings.CutSuffix(text, " (cũ)")
	label = strings.Trim(label, "[]")
	ev.Kind, ev.Text = bot.Tapped, ""
	for _, m := range s.chats[ev.Chat.Key()] {
		for _, c := range m.choices {
			if c.Data != "" && s.words(c.Label) == label {
				ev.Data, ev.Message = c.Data, m.id
				if old {
					return ev
				}
			}
		}
	}
	require.NotEmpty(s.t, ev.Data, "no button %q in %s", label, ev.Chat.Key())
	return ev
}

func (s *stage) words(t bot.Text) string {
	said := s.desk.Words.Words("vi", t)
	require.NotEqual(s.t, s.desk.Words.Words("vi", bot.T("other.failed")), said, "no sentence for %s", t.Key)
	return said
}

// happen gives the event to the desk and writes down what comes of it.
func (s *stage) happen(ev bot.Event) {
	s.last = &ev
	switch {
	case !Takes(ev, s.states[ev.Chat.Key()]).By(s.role(ev), false) && (s.role(ev) == bot.Principal || !Speaks(ev) || isReport(ev.Text)): // the conversation tells that
		s.states[ev.Chat.Key()] = s.states[ev.Chat.Key()].After(ev)
		s.note("(thuộc về cuộc trò chuyện)")
		return
	case s.desk.Ignores(ev):
		s.note("(im lặng)")
		return
	}
	e, err := s.desk.Answer(s.t.Context(), Request{Event: ev, Caps: s.caps, Links: link, Lang: "vi", State: s.states[ev.Chat.Key()]})
	require.NoError(s.t, err)
	s.states[ev.Chat.Key()] = e.State
	if err := s.m.commit(e.Writes); err != nil {
		s.note("(xung đột)")
		return
	}
	for _, w := range e.Writes {
		s.note("# " + writeLine(w))
	}
	for _, say := range e.Say {
		s.say(ev.Chat, "", say)
	}
	for _, tell := range e.Tell {
		s.say(tell.To.Chat, "→ "+tell.To.Chat.Key()+" ("+tell.Key+")", tell.Say)
	}
	if len(e.Say)+len(e.Tell)+len(e.Writes) == 0 {
		s.note("(im lặng)")
	}
}

// role is what the engine's look-up would tell.
func (s *stage) role(ev bot.Event) bot.Role {
	if s.desk.IsAdmin(ev.From) {
		return bot.Admin
	}
	a, _ := s.m.Account(ev.From)
	return a.Role
}

func (s *stage) note(text string) { fmt.Fprintln(&s.out, "    "+text) }

func (s *stage) say(chat bot.Chat, to string, say bot.Say) {
	s.sent++
	m := shown{id: fmt.Sprint(s.sent)}
	head := "» " + to
	if say.Passing {
		head = "» (lướt qua) " + to
	}
	if say.Edit != "" {
		m.id, head = say.Edit, "» (sửa tin) "+to
	}
	if say.File != nil {
		head += "(tệp " + say.File.Name + ") "
	}
	if say.Picture != nil {
		head += "(" + drawn(s.t, say.Picture) + ")"
	}
	if say.Made != nil {
		head += fmt.Sprintf("(tệp %s, %d kỳ)", say.Made.Name, strings.Count(string(say.Made.Data), "BEGIN:VEVENT"))
	}
	s.note(strings.TrimRight(head, " "))
	for i, p := range say.Parts {
		if i > 0 {
			s.note("")
		}
		s.codes = append(s.codes, officerCodes.FindAllString(s.words(p.Text), -1)...)
		for _, line := range strings.Split(s.words(p.Text), "\n") {
			s.note("  " + line)
		}
	}
	for _, row := range say.Choices {
		s.note("  " + s.row(&m, row))
	}
	s.chats[chat.Key()] = append(s.chats[chat.Key()], m)
}

func (s *stage) row(m *shown, row []bot.Choice) string {
	var labels []string
	for _, c := range row {
		require.LessOrEqual(s.t, len(c.Data), maxData)
		label := "[" + s.words(c.Label) + "]"
		if c.URL != "" {
			label += "(" + c.URL + ")"
		}
		labels = append(labels, label)
		m.choices = append(m.choices, c)
	}
	return strings.Join(labels, " ")
}

// writeLine is a write as a transcript shows it.
func writeLine(w bot.Write) string {
	switch w := w.(type) {
	case bot.Audit:
		return "Audit " + w.Act + " " + w.Object
	case bot.BindGroup:
		areas, levels := encodeScope(w.Scope)
		return fmt.Sprintf("BindGroup %s %s:%s by %s, was %q", w.Chat.Key(), areas, levels, w.By, w.Was)
	case bot.RenewInvite:
		return fmt.Sprintf("RenewInvite unit %d area %d was %d", w.Unit, w.Area, w.Was)
	case bot.RemoveReporter:
		return fmt.Sprintf("RemoveReporter unit %d %s", w.Unit, w.Account)
	case bot.RemoveOfficer:
		return fmt.Sprintf("RemoveOfficer %s by %s", w.Account, w.By)
	case bot.SpendCode:
		return fmt.Sprintf("SpendCode by %s", w.Account)
	case bot.InviteOfficer:
		areas, levels := encodeScope(w.Scope)
		return fmt.Sprintf("InviteOfficer %s:%s until %s", areas, levels, w.Expires.Format(time.RFC3339))
	case bot.SetOfficer:
		return fmt.Sprintf("SetOfficer %s %q %q, was %q %q", w.Account, w.Name, w.Phone, w.WasName, w.WasPhone)
	case bot.SetAdmin:
		return fmt.Sprintf("SetAdmin %s %v by %s", w.Account, w.On, w.By)
	case bot.EndDeputy:
		return fmt.Sprintf("EndDeputy %s of %s", w.Deputy, w.Officer)
	case bot.ChangeSetting:
		return fmt.Sprintf("ChangeSetting area %d %s %q, was %q", w.Area, w.Setting, w.Value, w.Was)
	case bot.SetDocument:
		return fmt.Sprintf("SetDocument %q, was %.8q", w.File.Name, w.Was)
	case bot.FreezeForm:
		return fmt.Sprintf("FreezeForm area %d, no. %d of %s by %s", w.Area, w.Number, w.Day.Format(time.DateOnly), w.By)
	case bot.Do:
		return "Do " + w.Key
	case bot.FileReport:
		return fmt.Sprintf("FileReport unit %d %s %s %q, was %q", w.Unit, w.Status, w.Reason, w.ReasonText+w.Words, w.Behalf.Was)
	case bot.MoveChat:
		return fmt.Sprintf("MoveChat %s to %s", w.From.Key(), w.To.Key())
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", w), "bot.")
}

// drawn is what a picture is: a code with its link, or a chart by its size.
func drawn(t *testing.T, data []byte) string {
	img, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	if size := img.Bounds().Size(); size.X != size.Y {
		return fmt.Sprintf("biểu đồ %d×%d", size.X, size.Y)
	}
	return "mã QR: " + readQR(t, img)
}

func readQR(t *testing.T, img image.Image) string {
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	require.NoError(t, err)
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	require.NoError(t, err)
	return result.GetText()
}

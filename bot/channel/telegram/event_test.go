package telegram

import (
	"strings"
	"testing"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

var us = reader{id: 77, name: "VneidBot"}

const (
	hoa     = `"from":{"id":9000001,"is_bot":false,"first_name":"Hoa","last_name":"Nguyễn","language_code":"vi"}`
	private = `"chat":{"id":9000001,"type":"private","first_name":"Hoa"}`
	group   = `"chat":{"id":-1001,"type":"supergroup","title":"QUẬN"}`
	anon    = `"from":{"id":1087968824,"is_bot":true,"first_name":"Group"},"sender_chat":{"id":-1001,"type":"supergroup"}`
	inTopic = `"message_thread_id":7,"is_topic_message":true`
)

var (
	tookIn = time.Unix(1_750_000_000, 0).UTC()
	sentAt = time.Unix(1_747_812_720, 0).UTC()
)

// msg is a message update with the fields.
func msg(fields ...string) string {
	return `{"update_id":5,"message":{"message_id":3,"date":1747812720,` + strings.Join(fields, ",") + `}}`
}

func said(change func(*bot.Event)) bot.Event {
	ev := bot.Event{
		ID: "telegram:5", Kind: bot.Said, Chat: bot.Chat{Channel: "telegram", ID: "9000001"}, From: "telegram:9000001",
		Name: "Hoa Nguyễn", Lang: "vi", At: sentAt, Message: "3",
	}
	change(&ev)
	return ev
}

func inGroup(change func(*bot.Event)) bot.Event {
	return said(func(ev *bot.Event) {
		ev.Chat = bot.Chat{Channel: "telegram", ID: "-1001", Group: true}
		change(ev)
	})
}

var shot = &bot.File{Ref: "f2", Unique: "u2", Mime: "image/jpeg", Size: 9}

func TestUpdatesBecomeEvents(t *testing.T) {
	for name, c := range map[string]struct {
		raw  string
		want bot.Event
	}{
		"text":               {msg(hoa, private, `"text":"xin chào"`), said(func(ev *bot.Event) { ev.Text = "xin chào" })},
		"decomposed letters": {msg(hoa, private, `"text":"đươ\u0323c"`), said(func(ev *bot.Event) { ev.Text = "được" })},
		"citizen number": {msg(hoa, private, `"text":"số 031301004567 đây"`), said(func(ev *bot.Event) {
			ev.Text, ev.Masked = "số "+bot.CitizenMask+" đây", true
		})},
		"citizen number as a name": {msg(strings.Replace(hoa, `"Nguyễn"`, `"0313 – 0100 – 4567"`, 1), private, `"text":"xin chào"`), said(func(ev *bot.Event) {
			ev.Text, ev.Name = "xin chào", "Hoa "+bot.CitizenMask
		})},
		"command": {msg(hoa, private, `"text":"/TongHop Dương Kinh"`), said(func(ev *bot.Event) {
			ev.Text, ev.Command, ev.Args = "/TongHop Dương Kinh", "tonghop", "Dương Kinh"
		})},
		"command with our name after Vietnamese letters": {msg(hoa, group, `"text":"/tonghop@vneidbot Hải An 🏫"`), inGroup(func(ev *bot.Event) {
			ev.Text, ev.Command, ev.Args = "/tonghop@vneidbot Hải An 🏫", "tonghop", "Hải An 🏫"
		})},
		"deep link": {msg(hoa, private, `"text":"/start u0299900124_AbC-9"`), said(func(ev *bot.Event) {
			ev.Text, ev.Command, ev.Args = "/start u0299900124_AbC-9", "start", "u0299900124_AbC-9"
		})},
		"deep link with twelve digits in a row": {msg(hoa, private, `"text":"/start u-031301004567"`), said(func(ev *bot.Event) {
			ev.Text, ev.Command, ev.Args = "/start u-031301004567", "start", "u-031301004567"
		})},
		"deep link with our name": {msg(hoa, group, `"text":"/start@VneidBot u-031301004567"`), inGroup(func(ev *bot.Event) {
			ev.Text, ev.Command, ev.Args = "/start@VneidBot u-031301004567", "start", "u-031301004567"
		})},
		"photo: the largest, with caption": {msg(hoa, private, `"photo":[{"file_id":"f1","width":90,"height":90},{"file_id":"f2","file_unique_id":"u2","width":800,"height":900,"file_size":9}],"caption":"đây"`),
			said(func(ev *bot.Event) { ev.Kind, ev.Text, ev.File = bot.Pictured, "đây", shot })},
		"photo without sizes: the last": {msg(hoa, private, `"photo":[{"file_id":"f1"},{"file_id":"f2","file_unique_id":"u2","file_size":9}]`),
			said(func(ev *bot.Event) { ev.Kind, ev.File = bot.Pictured, shot })},
		"album": {msg(hoa, private, `"media_group_id":"13","photo":[{"file_id":"f2","file_unique_id":"u2","file_size":9}]`),
			said(func(ev *bot.Event) { ev.Kind, ev.Album, ev.File = bot.Pictured, "13", shot })},
		"image as file": {msg(hoa, private, `"document":{"file_id":"d","file_unique_id":"e","file_name":"ảnh.PNG","mime_type":"image/png","file_size":5}`),
			said(func(ev *bot.Event) {
				ev.Kind, ev.File = bot.Pictured, &bot.File{Ref: "d", Unique: "e", Name: "ảnh.PNG", Mime: "image/png", Size: 5}
			})},
		"image by its name": {msg(hoa, private, `"document":{"file_id":"d","file_name":"a.JPG","mime_type":"application/octet-stream"}`),
			said(func(ev *bot.Event) {
				ev.Kind, ev.File = bot.Pictured, &bot.File{Ref: "d", Name: "a.JPG", Mime: "application/octet-stream"}
			})},
		"file named by a citizen number": {msg(hoa, private, `"document":{"file_id":"d","file_name":"031301004567.xlsx"}`),
			said(func(ev *bot.Event) {
				ev.Kind, ev.File = bot.Filed, &bot.File{Ref: "d", Name: bot.CitizenMask + ".xlsx"}
			})},
		"animation, which has a document too": {msg(hoa, private, `"animation":{"file_id":"d"},"document":{"file_id":"d","mime_type":"video/mp4"}`),
			said(func(ev *bot.Event) { ev.Kind = bot.Unknown })},
		"voice":         {msg(hoa, private, `"voice":{"file_id":"v"}`), said(func(ev *bot.Event) { ev.Kind = bot.Voiced })},
		"audio":         {msg(hoa, private, `"audio":{"file_id":"v"}`), said(func(ev *bot.Event) { ev.Kind = bot.Voiced })},
		"video note":    {msg(hoa, private, `"video_note":{"file_id":"v"}`), said(func(ev *bot.Event) { ev.Kind = bot.Voiced })},
		"sticker":       {msg(hoa, private, `"sticker":{"file_id":"v"}`), said(func(ev *bot.Event) { ev.Kind = bot.Stuck })},
		"location":      {msg(hoa, private, `"location":{"latitude":20.8}`), said(func(ev *bot.Event) { ev.Kind = bot.Unknown })},
		"empty contact": {msg(hoa, private, `"contact":{"phone_number":"x"}`), said(func(ev *bot.Event) { ev.Kind = bot.Unknown })},
		"contact": {msg(hoa, private, `"contact":{"phone_number":"+84 999 000 048","first_name":"Trần Thị","last_name":"Mai","user_id":5}`),
			said(func(ev *bot.Event) { ev.Card = &bot.Card{Name: "Trần Thị Mai", Phone: "0999000048"} })},
		"contact with citizen numbers": {msg(hoa, private, `"contact":{"phone_number":"031301004567","first_name":"Mai 031301004567"}`),
			said(func(ev *bot.Event) { ev.Card, ev.Masked = &bot.Card{Name: "Mai " + bot.CitizenMask}, true })},
		"poll of a kind the library refuses": {msg(hoa, private, `"paid_media":{"paid_media":[{"type":"hologram"}]}`), said(func(ev *bot.Event) { ev.Kind = bot.Unknown })},
		"forwarded in a way unknown today":   {msg(hoa, private, `"forward_origin":{"type":"telepathy"},"text":"x"`), said(func(ev *bot.Event) { ev.Text = "x" })},
		"reply to us": {msg(hoa, group, `"text":"đúng","reply_to_message":{"message_id":2,"from":{"id":77,"is_bot":true},"text":"secret"}`),
			inGroup(func(ev *bot.Event) { ev.Text, ev.ReplyTo = "đúng", true })},
		"reply to us in private": {msg(hoa, private, `"text":"đúng","reply_to_message":{"message_id":2,"from":{"id":77,"is_bot":true},"text":"Mã biên nhận: BC-4821-0937."}`),
			said(func(ev *bot.Event) {
				ev.Text, ev.ReplyTo, ev.Quoted = "đúng", true, &bot.Quoted{Text: "Mã biên nhận: BC-4821-0937."}
			})},
		"reply to a picture with a citizen number": {msg(hoa, private, `"text":"/baocaothay","reply_to_message":{"message_id":2,"from":{"id":5},"caption":"số 031301004567","photo":[{"file_id":"f2","file_unique_id":"u2","file_size":9}]}`),
			said(func(ev *bot.Event) {
				ev.Text, ev.Command, ev.Quoted = "/baocaothay", "baocaothay", &bot.Quoted{Text: "số " + bot.CitizenMask, File: shot}
			})},
		"reply to a sticker": {msg(hoa, private, `"text":"x","reply_to_message":{"message_id":2,"from":{"id":5},"sticker":{}}`),
			said(func(ev *bot.Event) { ev.Text = "x" })},
		"topic": {msg(hoa, group, inTopic, `"text":"/th"`), inGroup(func(ev *bot.Event) {
			ev.Text, ev.Command, ev.Chat.Topic = "/th", "th", "7"
		})},
		"thread that is no topic": {msg(hoa, group, `"message_thread_id":7`, `"text":"/th"`), inGroup(func(ev *bot.Event) {
			ev.Text, ev.Command = "/th", "th"
		})},
		"anonymous admin": {msg(anon, group, `"text":"/th"`), inGroup(func(ev *bot.Event) {
			ev.Text, ev.Command, ev.Anon, ev.From, ev.Name, ev.Lang = "/th", "th", true, "telegram:1087968824", "Group", ""
		})},
		"edited": {strings.Replace(msg(hoa, private, `"edit_date":1747812780,"text":"mới"`), `"message":`, `"edited_message":`, 1),
			said(func(ev *bot.Event) { ev.Kind, ev.Text, ev.At = bot.Edited, "mới", sentAt.Add(time.Minute) })},
		"tap": {`{"update_id":5,"callback_query":{"id":"1",` + hoa + `,"data":"d:1:2","message":{"message_id":3,"date":1747812720,` + group + `,` + inTopic + `}}}`,
			inGroup(func(ev *bot.Event) {
				ev.Kind, ev.Data, ev.Tap, ev.At, ev.Chat.Topic = bot.Tapped, "d:1:2", "1", tookIn, "7"
			})},
		"tap on a message that is too old": {`{"update_id":5,"callback_query":{"id":"1",` + hoa + `,"data":"d:1:2","message":{"message_id":3,"date":0,` + private + `}}}`,
			said(func(ev *bot.Event) { ev.Kind, ev.Data, ev.Tap, ev.At = bot.Tapped, "d:1:2", "1", tookIn })},
		"tap without a message": {`{"update_id":5,"callback_query":{"id":"1",` + hoa + `,"data":"d:1:2"}}`,
			said(func(ev *bot.Event) {
				ev.Kind, ev.Data, ev.Tap, ev.At, ev.Message = bot.Tapped, "d:1:2", "1", tookIn, ""
			})},
		"blocked": {`{"update_id":5,"my_chat_member":{"date":1747812720,` + hoa + `,` + private + `,"old_chat_member":{"status":"member"},"new_chat_member":{"status":"kicked"}}}`,
			said(func(ev *bot.Event) { ev.Kind, ev.Message = bot.Blocked, "" })},
		"added, as something unknown today": {`{"update_id":5,"my_chat_member":{"date":1747812720,` + hoa + `,` + group + `,"old_chat_member":{"status":"left"},"new_chat_member":{"status":"guest"}}}`,
			inGroup(func(ev *bot.Event) { ev.Kind, ev.Message = bot.Joined, "" })},
		"removed": {`{"update_id":5,"my_chat_member":{"date":1747812720,` + hoa + `,` + group + `,"old_chat_member":{"status":"administrator"},"new_chat_member":{"status":"left"}}}`,
			inGroup(func(ev *bot.Event) { ev.Kind, ev.Message = bot.Blocked, "" })},
		"moved, told in the old group": {msg(hoa, group, `"migrate_to_chat_id":-1002`),
			inGroup(func(ev *bot.Event) { ev.Kind, ev.MovedTo, ev.Message = bot.Moved, "-1002", "" })},
		"moved, told in the new one": {msg(hoa, `"chat":{"id":-1002,"type":"supergroup"}`, `"migrate_from_chat_id":-1001`),
			inGroup(func(ev *bot.Event) { ev.Kind, ev.MovedTo, ev.Message = bot.Moved, "-1002", "" })},
	} {
		t.Run(name, func(t *testing.T) {
			u, err := decode([]byte(c.raw))
			require.NoError(t, err)
			got, ok := us.event(u, tookIn)
			require.True(t, ok, "no event")
			require.Empty(t, cmp.Diff(c.want, got))
		})
	}
}

// TestPhonesAreAsTheyAreDialledHere: address books write them in every way.
func TestPhonesAreAsTheyAreDialledHere(t *testing.T) {
	for number, want := range map[string]string{
		"84999000048": "0999000048", "+84999000048": "0999000048", "+84 (0)999.000.048": "0999000048", "0999000048": "0999000048",
		"842253842123": "02253842123", "02253842123": "02253842123", "": "", "841999": "841999", "+4915112345678": "4915112345678", "031301004567": "",
	} {
		phone, citizen := dialled(number)
		require.Equal(t, citizen, number != "" && phone == "", number)
		require.Equal(t, want, phone, number)
	}
}

func TestWhatIsNoEvent(t *testing.T) {
	for name, raw := range map[string]string{
		"talk in a group":                 msg(hoa, group, `"text":"chào cả nhà"`),
		"a picture in a group":            msg(hoa, group, `"photo":[{"file_id":"f"}]`),
		"another bot's command":           msg(hoa, group, `"text":"/tonghop@other_bot"`),
		"another bot's command, private":  msg(hoa, private, `"text":"/start@other_bot"`),
		"another bot":                     msg(`"from":{"id":5,"is_bot":true}`, group, `"text":"/th"`),
		"in a channel's name":             msg(`"from":{"id":136817688,"is_bot":true},"sender_chat":{"id":-1009,"type":"channel"}`, group, `"text":"/th"`),
		"a linked channel's post":         msg(`"from":{"id":777000},"is_automatic_forward":true,"sender_chat":{"id":-1009,"type":"channel"}`, group, `"text":"/th"`),
		"Telegram itself":                 msg(`"from":{"id":777000}`, group, `"text":"/th"`),
		"a person in a channel's name":    msg(hoa, `"sender_chat":{"id":-1009,"type":"channel"}`, group, `"text":"/th"`),
		"an automatic forward":            msg(hoa, `"is_automatic_forward":true`, group, `"text":"/th"`),
		"nobody":                          msg(private, `"text":"x"`),
		"a channel":                       msg(hoa, `"chat":{"id":-1009,"type":"channel"}`, `"text":"/th"`),
		"a member came":                   msg(hoa, group, `"new_chat_members":[{"id":1}]`),
		"a pinned message, private":       msg(hoa, private, `"pinned_message":{"message_id":1}`),
		"the head of a topic is no reply": msg(hoa, group, inTopic, `"text":"chào","reply_to_message":{"message_id":7,"from":{"id":77},"forum_topic_created":{"name":"x"}}`),
		"a channel post":                  `{"update_id":5,"channel_post":{"message_id":1,"date":1,"chat":{"id":-1009,"type":"channel"},"text":"/th"}}`,
		"an edit without words":           strings.Replace(msg(hoa, private, `"location":{}`), `"message":`, `"edited_message":`, 1),
		"edited talk in a group":          strings.Replace(msg(hoa, group, `"text":"/th"`), `"message":`, `"edited_message":`, 1),
		"a game's tap":                    `{"update_id":5,"callback_query":{"id":"1",` + hoa + `,"game_short_name":"x"}}`,
		"a tap on an inline message":      `{"update_id":5,"callback_query":{"id":"1",` + hoa + `,"data":"d","inline_message_id":"9"}}`,
		"rights changed":                  `{"update_id":5,"my_chat_member":{` + hoa + `,` + group + `,"old_chat_member":{"status":"member"},"new_chat_member":{"status":"administrator"}}}`,
		"restricted, but out":             `{"update_id":5,"my_chat_member":{` + hoa + `,` + group + `,"old_chat_member":{"status":"left"},"new_chat_member":{"status":"restricted","is_member":false}}}`,
		"a kind unknown today":            `{"update_id":5,"thought":{"text":"x"}}`,
		"nothing":                         `{"update_id":5}`,
	} {
		t.Run(name, func(t *testing.T) {
			u, err := decode([]byte(raw))
			require.NoError(t, err)
			got, ok := us.event(u, tookIn)
			require.False(t, ok, "%+v", got)
		})
	}
}

func TestPoisonIsToldApart(t *testing.T) {
	for raw, want := range map[string]struct {
		kind string
		id   int64
	}{
		`{"update_id":8,"message":{"message_id":"x"}}`:      {"message", 8},
		`{"update_id":8,"callback_query":[]}`:               {"callback_query", 8},
		`{"poll":{},"update_id":9,"message":7}`:             {"message", 9},
		`{"update_id":12,"hologram":{},"my_chat_member":1}`: {"my_chat_member", 12},
		`{"update_id":"x"}`:                                 {"unknown", 0},
		`[1,2]`:                                             {"garbage", 0},
		`nonsense`:                                          {"garbage", 0},
	} {
		_, err := decode([]byte(raw))
		require.ErrorIs(t, err, errNoUpdate, raw)
		require.Equal(t, want.kind, kindOf([]byte(raw)), raw)
		id, ok := peekID([]byte(raw))
		require.Equal(t, want.id, id, raw)
		require.Equal(t, want.id != 0, ok, raw)
	}
}

func FuzzDecode(f *testing.F) {
	for _, raw := range []string{
		msg(hoa, private, `"text":"/start@VneidBot u1"`), msg(anon, group, inTopic, `"text":"/th"`), msg(hoa, private, `"photo":[{"file_id":"f"}]`),
		msg(hoa, private, `"document":{"file_name":"031301004567.png"}`), msg(hoa, group, `"migrate_to_chat_id":-1002`),
		`{"update_id":5,"callback_query":{"id":"1",` + hoa + `,"data":"d:1:2","message":{"date":0,` + private + `}}}`,
		`{"update_id":5,"my_chat_member":{` + hoa + `,` + group + `,"old_chat_member":{"status":"left"},"new_chat_member":{"status":"restricted"}}}`,
		`{"update_id":5,"edited_message":{` + hoa + `,` + private + `,"caption":"\u0000\ud800 031301004567"}}`, `{"update_id":1e3}`, `null`, `{}`, `[]`,
	} {
		f.Add([]byte(raw))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, named := peekID(raw)
		u, err := decode(raw)
		if err != nil {
			require.NotEmpty(t, kindOf(raw))
			return
		}
		require.True(t, named, "decoded, but nobody knows its id")
		ev, ok := us.event(u, tookIn)
		if !ok {
			return
		}
		require.Equal(t, "telegram", ev.Chat.Channel)
		require.NotEmpty(t, ev.Chat.ID)
		require.False(t, ev.At.IsZero())
		require.Equal(t, vn.NFC(ev.Text), ev.Text)
		if ev.Command != "start" {
			again, found := bot.MaskCitizen(ev.Text)
			require.False(t, found, "a citizen number is left in %q", again)
		}
	})
}

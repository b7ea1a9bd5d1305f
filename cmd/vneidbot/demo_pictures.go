package main

import (
	"context"
	"fmt"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
	"vneidbot/bot/evidence"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample/screen"
	"vneidbot/store"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
)

// sent is what a principal of the demonstration's area has reported: with a picture,
// which may show something else than is told.
type sent struct {
	style  screen.Style
	status bot.Status
	kind   sentKind
}

// sentKind is what of it an officer has to look at.
type sentKind uint8

const (
	asTold   sentKind = iota
	copied            // with the picture of the unit before
	stranger          // by somebody else than before
	unread            // the picture cannot be read
	bare              // without a picture
)

// sentReports are those of the area's units in the order of the roster: ten for a
// sheet, of which two are not right, and some to be looked at one by one. The other
// units have not reported.
var sentReports = []sent{
	{style: screen.Plain, status: bot.Accepted}, {style: screen.Dark, status: bot.Succeeded}, {style: screen.Photographed, status: bot.Accepted},
	{style: screen.Blurred, status: bot.Accepted}, {style: screen.Plain, status: bot.Succeeded}, {status: bot.Refused, kind: bare},
	{style: screen.Plain, status: bot.Accepted}, {style: screen.Plain, status: bot.Accepted, kind: copied}, {style: screen.Elsewhere, status: bot.Accepted},
	{style: screen.Dark, status: bot.Accepted}, {style: screen.Plain, status: bot.Succeeded, kind: stranger}, {status: bot.NotRegistered, kind: bare},
	{style: screen.Photographed, status: bot.Succeeded}, {style: screen.Plain, status: bot.Accepted}, {status: bot.Accepted, kind: unread},
	{style: screen.Plain, status: bot.Succeeded}, {status: bot.Refused, kind: bare},
}

// album puts sample pictures on the shelf and reports with them into the records.
type album struct {
	*store.Store
	*shelf.Shelf
	now  time.Time
	last screen.Screen // of the unit before
}

// seedPictures has the units of the demonstration's area report, the hinted one left
// out. The store numbers units in the order of the roster.
func seedPictures(ctx context.Context, s *store.Store, dir string, late bot.AccountID, units []roster.Row, now time.Time) error {
	pictures, err := shelf.Open(demoConfig(&Config{}, dir).shelf(), disk.At(dir), 0)
	if err != nil {
		return err
	}
	a := &album{Store: s, Shelf: pictures, now: now}
	n := 0
	for i, row := range units {
		if row.Area != demoArea || row.Code == demoCode {
			continue
		}
		if n == len(sentReports) {
			return seedLate(ctx, s, late, bot.UnitID(i+1), now)
		}
		if err := a.report(ctx, n, bot.UnitID(i+1), row, sentReports[n]); err != nil {
			return err
		}
		n++
	}
	return nil
}

// principals are how those who have reported are called.
var principals = []string{"cô Hiền", "thầy Nam", "cô Hà", "cô Thảo", "thầy Bình"}

// report files one, and gives it its picture.
func (a *album) report(ctx context.Context, n int, unit bot.UnitID, row roster.Row, r sent) error {
	at := a.now.Add(-time.Duration(len(sentReports)-n) * 4 * time.Minute)
	account := bot.AccountID(fmt.Sprintf("%s:truong-%d", web.Name, n))
	file := bot.FileReport{ID: bot.ReportID(fmt.Sprint("demo-truong-", n)), Draft: bot.DraftID(fmt.Sprint("demo-truong-", n)), Unit: unit, Status: r.status, Account: account, At: at}
	name, phone := principals[n%len(principals)], fmt.Sprintf("09990003%02d", n)
	writes := []bot.Write{
		bot.BindReporter{Account: account, Chat: privateChat(account), Unit: unit, Invite: a.Tokens().UnitPayload(unit, 1), At: at},
		bot.SetAccount{ID: account, Chat: privateChat(account), Name: &name, Phone: &phone, At: at},
	}
	if r.kind == stranger {
		before := file
		before.ID, before.Draft, before.Status, before.At = before.ID+"-truoc", before.Draft+"-truoc", bot.Accepted, at.Add(-48*time.Hour)
		file.Account = account + "-khac"
		other, chat := "cô Thu", privateChat(file.Account)
		writes = append(writes, before, bot.SetAccount{ID: file.Account, Chat: chat, Name: &other, At: at})
	}
	writes = append(writes, file)
	event := "demo-anh-" + fmt.Sprint(n)
	if r.kind != bare {
		writes = append(writes, bot.KeepPicture{Event: event, Chat: privateChat(file.Account), Report: file.ID, Account: file.Account, At: at})
	}
	if _, err := a.Commit(ctx, writes); err != nil {
		return err
	}
	switch r.kind {
	case bare:
		return nil
	case unread:
		return a.PictureFailed(ctx, event, bot.FaultBroken, nil)
	case copied: // the picture of the unit before is sent again
	default:
		a.last = demoScreen(row, r.status, r.style, at)
	}
	data := a.last.JPEG()
	sum, err := a.Shelf.Keep(data)
	if err != nil {
		return err
	}
	kept := bot.Kept{SHA256: sum, Mime: "image/jpeg", Size: int64(len(data)), Width: screen.Width, Height: screen.Height}
	return a.PictureKept(ctx, event, kept, evidence.Draw(sum, a.now))
}

// demoScreen is what the phone of a unit's principal shows.
func demoScreen(row roster.Row, status bot.Status, style screen.Style, at time.Time) screen.Screen {
	at = at.In(bot.NewPlace(nil).Zone)
	code := string(row.Code)
	if len(code) == 10 {
		code = code[:4] + " " + code[4:7] + " " + code[7:]
	}
	s := screen.Screen{Name: row.Name, Code: code, State: "Được tiếp nhận", Style: style, Clock: at.Format("15h04"), Sent: at.AddDate(0, 0, -3).Format("02/01/2006"),
		Request: "TC-" + fmt.Sprint(2611000+at.Unix()/60%1000)}
	switch status {
	case bot.Succeeded:
		s.State, s.Tone = "Định danh thành công", screen.Green
	case bot.Refused:
		s.State, s.Tone = "Từ chối", screen.Red
	default:
	}
	return s
}

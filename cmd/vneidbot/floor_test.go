package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
	_ "github.com/mattn/go-sqlite3" // the floor's database driver
	"github.com/redis/go-redis/v9"

	"vneidbot/bot"
)

// floor is the plain bot that ours is measured against: the same libraries, the
// same calls to the platform and the same sentences, a goroutine per update, one
// Redis GET and SET per update, one full commit per report, one file per
// picture. No order, no crash safety, no rules. It runs as a process of its own
// so that its CPU and memory can be told from the emulation's.
type floor struct {
	db    *sql.DB
	redis *redis.Client
	http  *http.Client
	dir   string
}

type floorSession struct{ Code, Name, Area, Status, Photo string }

// runFloor is the floor's main: configuration by the same variables as ours.
func runFloor() error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	dir := os.Getenv("DATA_DIR")
	if err := os.MkdirAll(filepath.Join(dir, "shelf", "00"), 0o700); err != nil {
		return err
	}
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "floor.db")+"?_journal_mode=WAL&_synchronous=FULL&_busy_timeout=10000&_txlock=immediate")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1) // with more of them writers starve each other until "database is locked"
	if _, err := db.Exec(`CREATE TABLE IF NOT EXISTS reports(id INTEGER PRIMARY KEY, chat INTEGER, code TEXT, status TEXT, photo TEXT, at INTEGER)`); err != nil {
		return err
	}
	opts, err := redis.ParseURL(os.Getenv("REDIS_URL"))
	if err != nil {
		return err
	}
	f := &floor{db: db, redis: redis.NewClient(opts), dir: dir, http: &http.Client{
		Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 512, MaxIdleConns: 1024}}}
	b, err := tg.New(os.Getenv("TELEGRAM_BOT_TOKEN"), tg.WithServerURL(os.Getenv("TELEGRAM_API_URL")),
		tg.WithHTTPClient(30*time.Second, f.http), tg.WithDefaultHandler(f.handle))
	if err != nil {
		return err
	}
	b.Start(ctx)
	return nil
}

func (f *floor) handle(ctx context.Context, b *tg.Bot, u *models.Update) {
	var chat int64
	edit := 0
	switch {
	case u.Message != nil:
		chat = u.Message.Chat.ID
	case u.CallbackQuery != nil && u.CallbackQuery.Message.Message != nil:
		chat, edit = u.CallbackQuery.Message.Message.Chat.ID, u.CallbackQuery.Message.Message.ID
		_, _ = b.AnswerCallbackQuery(ctx, &tg.AnswerCallbackQueryParams{CallbackQueryID: u.CallbackQuery.ID})
	default:
		return
	}
	key := "floor:" + strconv.FormatInt(chat, 10)
	var s floorSession
	if raw, err := f.redis.Get(ctx, key).Bytes(); err == nil {
		_ = json.Unmarshal(raw, &s)
	}
	text, buttons := f.step(ctx, b, u, chat, &s)
	raw, _ := json.Marshal(s)
	f.redis.Set(ctx, key, raw, 24*time.Hour)
	markup := models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{}}
	for _, label := range buttons {
		markup.InlineKeyboard = append(markup.InlineKeyboard, []models.InlineKeyboardButton{{Text: label, CallbackData: label}})
	}
	if edit != 0 {
		_, _ = b.EditMessageText(ctx, &tg.EditMessageTextParams{ChatID: chat, MessageID: edit, Text: text, ReplyMarkup: markup, ParseMode: models.ParseModeHTML})
		return
	}
	_, _ = b.SendMessage(ctx, &tg.SendMessageParams{ChatID: chat, Text: text, ReplyMarkup: markup, ParseMode: models.ParseModeHTML})
}

// step answers with the sentences that ours answers with, so that both carry
// the same bytes.
func (f *floor) step(ctx context.Context, b *tg.Bot, u *models.Update, chat int64, s *floorSession) (string, []string) {
	if u.CallbackQuery != nil {
		switch data := u.CallbackQuery.Data; data {
		case own("button.yes"):
			return said("status.ask"), labels("status.duoc_tiep_nhan", "status.tu_choi", "status.thanh_cong", "status.chua_dang_ky", "button.other_words")
		case own("button.send"):
			return f.report(ctx, chat, s), labels("button.skip")
		default:
			s.Status = data
			return said("photo.ask"), nil
		}
	}
	if n := len(u.Message.Photo); n > 0 {
		s.Photo = f.fetch(ctx, b, u.Message.Photo[n-1].FileID)
		return said("summary.text", "unit", s.Name+" ("+s.Area+")", "code", s.Code, "status", s.Status, "photo", bot.T("summary.photo"), "how", bot.T("summary.press")),
			labels("button.send", "button.edit", "button.cancel")
	}
	if strings.HasPrefix(u.Message.Text, "/") {
		return said("start.hello", "system", bot.T("start.system"), "name", bot.T("start.campaign")) + "\n\n" + said("start.at_once") + "\n\n" + said("unit.ask"),
			labels("button.no_memory", "button.more")
	}
	s.Code, s.Name, s.Area = u.Message.Text, "Mầm non Hoa Sen", "phường Dương Kinh"
	return said("unit.confirm", "code", s.Code, "unit", s.Name+" ("+s.Area+")"), labels("button.yes", "button.retype")
}

func labels(keys ...string) (list []string) {
	for _, k := range keys {
		list = append(list, own(k))
	}
	return list
}

func (f *floor) report(ctx context.Context, chat int64, s *floorSession) string {
	now := time.Now()
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return "lỗi"
	}
	defer func() { _ = tx.Rollback() }()
	res, err := tx.ExecContext(ctx, `INSERT INTO reports(chat,code,status,photo,at) VALUES(?,?,?,?,?)`, chat, s.Code, s.Status, s.Photo, now.UnixMilli())
	if err != nil || tx.Commit() != nil {
		return "lỗi"
	}
	id, _ := res.LastInsertId()
	return said("receipt.done", "unit", s.Name, "at", now, "status", s.Status, "receipt", fmt.Sprintf("BC-%04d-%04d", id/10000, id%10000)) +
		"\n\n" + said("next.duoc_tiep_nhan")
}

func (f *floor) fetch(ctx context.Context, b *tg.Bot, id string) string {
	file, err := b.GetFile(ctx, &tg.GetFileParams{FileID: id})
	if err != nil {
		return ""
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, b.FileDownloadLink(file), nil)
	if err != nil {
		return ""
	}
	res, err := f.http.Do(req)
	if err != nil {
		return ""
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return ""
	}
	path := filepath.Join(f.dir, "shelf", "00", id+".jpg")
	if os.WriteFile(path, raw, 0o600) != nil {
		return ""
	}
	return path
}

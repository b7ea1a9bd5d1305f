package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// A column of which nobody has said whether something about a person stands in it
// fails: it would be left out of what people are shown, and of their deletion.
func TestEveryColumnStandsInTheListOfPersonalData(t *testing.T) {
	s, listed := storetest.Open(t), store.Personal()
	schema, err := s.Texts(t.Context(), `SELECT m.name || ' ' || c.name FROM sqlite_schema m, pragma_table_xinfo(m.name) c
	  WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND m.name <> 'goose_db_version' ORDER BY 1`)
	require.NoError(t, err)
	require.Greater(t, len(schema), 200)
	for _, at := range schema {
		table, column, _ := strings.Cut(at, " ")
		require.Equal(t, 1, listed[table][column], "%s.%s: is it about a person? store/personal.go has to say so once", table, column)
		delete(listed[table], column)
	}
	for table, left := range listed {
		require.Empty(t, left, "%s has no such columns", table)
	}
}

// mai is a person with rows in every table that can have some.
type mai struct{ id, chat, page string }

var (
	onTelegram = mai{"telegram:990000123", "telegram:990000123", ""}
	onPage     = mai{"web:qk3tmaipersonx", "web:qk3tmaipersonx", "qk3tmaipersonx"}
)

// marks are what can be read of the person: the account, the chat, the names, the words.
func (m mai) marks() []string {
	_, id, _ := strings.Cut(m.id, ":")
	return []string{id, "Trần Thị Bích Mai", "0999 111 222", "lời riêng của người này", "kế toán trường"}
}

// live plants the person in every table, beside Hoa, whose account begins likewise.
func (m mai) live(t *testing.T, s *store.Store, unit bot.UnitID) {
	t.Helper()
	run := func(query string, args ...any) { storetest.Exec(t, s, query, args...) }
	at, by, words := time.Now().UnixMilli(), m.id, "lời riêng của người này"
	event := "telegram:77" // of the person
	if m.page != "" {
		event = m.id + ":c1"
	}
	for _, id := range []string{m.id, m.id + "4"} {
		run(`INSERT INTO accounts (id, chat_key, name, created_at) VALUES (?, ?, 'Hoa', ?)`, id, id, at)
		run(`INSERT INTO reporters VALUES (?, ?, TRUE, ?)`, id, unit, at)
	}
	run(`UPDATE accounts SET name = 'Trần Thị Bích Mai', phone = '0999 111 222', post = 'kế toán trường' WHERE id = ?`, by)
	run(`INSERT INTO reports (id, receipt, draft, unit_id, status, words, reason_text, account_id, verified, at, recorded_at, attempt)
	  VALUES ('d.1', 'BC-0000-0001', 'd', ?, 'khac', ?, ?, ?, TRUE, ?, ?, 1)`, unit, words, words, by, at, at)
	run(`INSERT INTO reports (id, receipt, draft, unit_id, status, account_id, verified, at, recorded_at, attempt, denied_by, denied_at, flags)
	  VALUES ('e.1', 'BC-0000-0002', 'e', ?, 'tu_choi', ?, FALSE, ?, ?, 1, ?, ?, 'denied')`, unit, by+"4", at, at, by, at)
	for i, state := range []string{"kept", "dropped"} {
		run(`INSERT INTO pictures (event, draft, report_id, account_id, chat, chat_key, file, at, state, sha256, upload_sha256)
		  VALUES (?, 'd', 'd.1', ?, ?, ?, ?, ?, ?, ?, ?)`, event+":p"+state, by, `{"id":"`+m.chat+`"}`, m.chat, `{"name":"`+words+`"}`, at, state,
			strings.Repeat("ab", 31)+"0"+string(rune('1'+i)), strings.Repeat("cd", 32))
	}
	run(`INSERT INTO erased VALUES (?, ?, ?, ?)`, event+":pdropped", strings.Repeat("ab", 32), by, at)
	run(`INSERT INTO questions VALUES (?, ?, ?, 'question', ?, ?, ?, NULL, '')`, event+":q", by, m.chat, unit, words, at)
	run(`INSERT INTO questions VALUES ('other:1', ?, ?, 'question', NULL, 'hỏi cô Trần Thị Bích Mai, 0999 111 222', ?, ?, ?)`, by+"4", by+"4", at, at, by)
	run(`UPDATE reports SET words = 'chờ cô Trần Thị Bích Mai đồng ý', reason_text = 'gọi 0999 111 222' WHERE id = 'e.1'`)
	run(`INSERT INTO wishes (event, account_id, kind, text, at) VALUES ('other:2', ?, 'correct', 'không phải Trần Thị Bích Mai', ?)`, by+"4", at)
	run(`UPDATE unit_history SET reason = 'theo cô Trần Thị Bích Mai'`)
	run(`INSERT INTO wishes (event, account_id, kind, text, at, done_by) VALUES (?, ?, 'correct', ?, ?, ?)`, event+":w", by, words, at, by)
	run(`INSERT INTO audit (event, account_id, chat_key, act, object, at) VALUES (?, ?, ?, 'donvi', 'unit:1', ?)`, event+":a", by, m.chat, at)
	run(`INSERT INTO audit (event, account_id, act, object, at) VALUES ('telegram:1', 'telegram:2', 'donvi.xacminh', ?, ?)`, "unit:1,account:"+by, at)
	run(`INSERT INTO audit (event, account_id, act, object, at) VALUES ('telegram:2', 'telegram:2', 'donvi.xacminh', ?, ?)`, "unit:1,account:"+by+"4", at)
	run(`INSERT INTO reviews (event, report_id, review, by, at) VALUES (?, 'd.1', 'cho_xac_nhan', ?, ?)`, event+":r", by, at)
	run(`UPDATE reviews SET words = 'cô Trần Thị Bích Mai nói'`)
	run(`UPDATE wishes SET answered_by = ? WHERE event = 'other:2'`, by)
	run(`INSERT INTO handled (kind, id, done_at, done_by) VALUES ('denied', 'e.1', ?, ?)`, at, by)
	run(`INSERT INTO told (account_id, at, upto) VALUES (?, ?, ?)`, by, at, at)
	run(`INSERT INTO administrators (account_id, by, at) VALUES (?, ?, ?)`, by+"4", by, at)
	run(`INSERT INTO reminded_areas (chase, area_id, recipient, message, at) VALUES (?, 1, ?, ?, ?)`, event+":ra", by, "nhacdiaban:"+by, at)
	run(`INSERT INTO classifications (event, report_id, status, by, at) VALUES (?, 'd.1', 'tu_choi', ?, ?)`, event+":k", by, at)
	run(`INSERT INTO drafts VALUES (?, 'f', ?, 'send', ?)`, by, unit, at)
	run(`INSERT INTO reminded VALUES ('1.1', ?, ?, ?, ?, ?, '', ?)`, by, unit, event, "nhac:"+event+":"+by, at, at)
	run(`INSERT INTO put_offs VALUES (?, ?, ?, ?, NULL)`, by, unit, at, at)
	run(`INSERT INTO pauses VALUES (?, '[]', ?, ?, ?, ?)`, event+":p", by, at, at, by)
	run(`INSERT INTO calls VALUES (?, ?, ?, 'calling', NULL, ?)`, unit, event+":c", by, at)
	run(`INSERT INTO merges (event, unit_id, into_id, standing, ties, by, at, undone_by) VALUES (?, ?, ?, '', ?, ?, ?, ?)`, event+":m", unit, unit,
		`[{"Account":"`+by+`"},{"Account":"`+by+`4"}]`, by, at, by)
	run(`INSERT INTO documents VALUES ('letter', 0, 'x', 'thư', 'm', 1, ?, ?)`, by, at)
	run(`INSERT INTO groups (chat_key, title, scope, bound_by, at, lang) VALUES ('telegram:-5', 'Nhóm', '[]', ?, ?, '')`, by, at)
	run(`INSERT INTO officer_codes (hash, event, scope, made_by, at, expires, spent_by, name, phone, deputy_of) VALUES ('h', ?, '[]', ?, ?, ?, ?, 'Trần Thị Bích Mai', '0999 111 222', ?)`, event+":o", by, at, at, by, by)
	run(`INSERT INTO feeds (id, account_id, scope, units, generation, at) VALUES ('f', ?, '[]', FALSE, 1, ?)`, by, at)
	run(`INSERT INTO deputies VALUES (?, ?, ?, ?, ?)`, by+"4", by, at, by, at)
	run(`UPDATE unit_history SET by = ?`, by)
	run(`INSERT INTO imports (id, by, state, since, seen, rows, at) VALUES ('i', ?, 'done', 1, 1, 0, ?)`, by, at)
	run(`INSERT INTO rounds (day, units_at, areas_at, by, changed_at) VALUES (1, 1, 2, ?, ?)`, by, at)
	run(`INSERT INTO forms (key, kind, version, day, said, known, at, by) VALUES (?, 'can_bo', 0, 1, 1, 1, ?, ?)`, event+":f", at, by)
	run(`INSERT INTO form_sends (event, form_id, day, area_id, times, by, at, acked_by) SELECT ?, max(f.id), 1, 1, 1, ?, ?, ? FROM forms f`, event+":fs", by, at, by)
	run(`INSERT INTO views VALUES ('v1', ?, ?, 'traloi', ?, ?)`, by, m.chat, words, at)
	run(`INSERT INTO views VALUES ('v2', 'telegram:2', 'telegram:2', 'traloi', 'gửi Trần Thị Bích Mai', ?)`, at)
	run(`INSERT INTO outbox (key, channel, chat_key, chat, message, question, unasked, at, not_before, sent_id) VALUES (?, 'x', ?, ?, ?, FALSE, FALSE, ?, ?, 's')`,
		event+":out", m.chat, `{"id":"`+m.chat+`"}`, words, at, at)
	run(`INSERT INTO outbox (key, channel, chat_key, chat, message, question, unasked, at, not_before) VALUES (?, 'x', 'telegram:2', '{}', 'Trần Thị Bích Mai, 0999 111 222', FALSE, FALSE, ?, ?)`,
		"tell:"+by+":1", at, at)
	run(`INSERT INTO inbox (event, chat_key, json, at) VALUES (?, ?, ?, ?)`, event+":in", m.chat, `{"from":"`+by+`"}`, at)
	run(`INSERT INTO inbox (event, chat_key, json, at) VALUES ('telegram:88', 'telegram:-5', ?, ?)`, `{"from":"`+by+`"}`, at)
	run(`INSERT INTO jobs (key, kind, args, at, not_before) VALUES (?, 'menu', ?, ?, ?)`, "menu:"+event+":"+by, `"`+by+`"`, at, at)
	run(`INSERT INTO jobs (key, kind, args, at, not_before) VALUES (?, 'menu', ?, ?, ?)`, "menu:"+by+"4", `"`+by+"4"+`"`, at, at)
	run(`INSERT INTO page_offers VALUES (?, 'h', ?, ?, ?, '')`, event, by, at, at)
	run(`INSERT INTO page_sessions VALUES (?, 'c', ?, ?, ?, ?)`, "s"+event, by, at, at, words)
	run(`INSERT INTO page_sessions VALUES ('s2', 'c2', 'telegram:2', ?, ?, 'Trần Thị Bích Mai, 0999 111 222')`, at, at)
	run(`INSERT INTO handed_out VALUES (?, ?, ?)`, by, strings.Repeat("fa", 32), at)
	run(`INSERT INTO handed_out VALUES (?, ?, ?)`, by+"4", strings.Repeat("fb", 32), at)
	run(`INSERT INTO holds (key, until) VALUES (?, ?)`, m.chat, at)
	run(`INSERT INTO channel_chats VALUES (?, 'x', FALSE, ?)`, m.chat, at)
	if m.page != "" {
		run(`INSERT INTO web_sessions VALUES (?, ?, ?)`, m.page, []byte("secret"), at)
		run(`INSERT INTO web_log (chat, client, body, at) VALUES (?, 'c1', ?, ?)`, m.page, `{"text":"`+words+`","from":"`+by+`"}`, at)
		run(`INSERT INTO attached VALUES (?, 'web', (SELECT max(seq) FROM web_log))`, strings.Repeat("ef", 32))
	}
	run(`INSERT INTO web_log (chat, client, body, at) VALUES ('officer', '', ?, ?)`, `{"message":"Trần Thị Bích Mai, 0999 111 222"}`, at)
	run(`INSERT INTO web_log (chat, client, body, at) VALUES ('officer', '', ?, ?)`, `{"message":"Trạng thái khác (“`+words+`”)"}`, at)
}

// everyByte is all that stands in a folder, the database's log brought into it.
func everyByte(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all[path] = string(data)
		return err
	}))
	return all
}

func foundIn(all map[string]string, marks []string) (found []string) {
	for path, text := range all {
		for _, mark := range marks {
			text := strings.ReplaceAll(text, mark+"4", "") // Hoa's
			if strings.Contains(text, mark) {
				found = append(found, filepath.Base(path)+": "+mark)
			}
		}
	}
	return found
}

// planted notes which of the columns hold something of the person.
func (m mai) planted(t *testing.T, s *store.Store, in map[string]bool) {
	t.Helper()
	for _, at := range store.PersonalColumns() {
		table, column, _ := strings.Cut(at, " ")
		for _, mark := range m.marks() {
			n, err := s.Text(t.Context(), `SELECT count(*) FROM `+table+` WHERE CAST(`+column+` AS TEXT) LIKE '%`+mark+`%'`)
			require.NoError(t, err, at)
			in[at] = in[at] || n != "0"
		}
	}
}

func TestAPersonIsTakenOutOfEveryTableAndEveryByte(t *testing.T) {
	planted := map[string]bool{}
	defer func() {
		delete(planted, "administrators account_id") // who is one is not taken out
		for at, is := range planted {
			assert.True(t, is, "%s: live has to plant the person there, or nobody looks whether it goes", at)
		}
	}()
	for _, m := range []mai{onTelegram, onPage} {
		t.Run(bot.AccountID(m.id).Channel(), func(t *testing.T) {
			dir, ctx := t.TempDir(), context.Background()
			s := storetest.OpenDir(t, dir)
			unit := storetest.Unit(t, s, bot.Unit{Name: "Mầm non Hoa Sen", Area: storetest.Area(t, s, bot.Area{Name: "Phường Dương Kinh"})})
			m.live(t, s, unit)
			require.NoError(t, s.Resettle(ctx, unit))
			require.Len(t, foundIn(everyByte(t, dir), m.marks()), len(m.marks()), "planted, and seen by the search")
			m.planted(t, s, planted)

			gone, err := s.Forget(ctx, bot.AccountID(m.id))
			require.NoError(t, err)
			require.Equal(t, m.chat, gone.Chats[0].Key())
			require.NoError(t, s.Scrub(ctx))
			require.Empty(t, foundIn(everyByte(t, dir), m.marks()))

			for query, want := range map[string]string{
				`SELECT count(*) || status || words FROM reports WHERE id = 'd.1'`:                                                             "1khac",
				`SELECT count(*) FROM reports WHERE account_id LIKE 'deleted:%' AND id = 'd.1'`:                                                "1",
				`SELECT count(*) FROM reports WHERE denied_by LIKE 'deleted:%'`:                                                                "1",
				`SELECT count(*) FROM accounts WHERE id LIKE '%4' AND name = 'Hoa'`:                                                            "1",
				`SELECT count(*) FROM jobs WHERE key LIKE 'menu:%4'`:                                                                           "1",
				`SELECT args FROM jobs WHERE kind = 'files.erase'`:                                                                             `["` + strings.Repeat("ab", 31) + `01","` + strings.Repeat("ab", 31) + `02","` + strings.Repeat("cd", 32) + `","` + strings.Repeat("fa", 32) + `"]`,
				`SELECT count(*) FROM audit WHERE object LIKE 'unit:1,account:deleted:%'`:                                                      "1",
				`SELECT count(*) FROM audit WHERE object LIKE 'unit:1,account:telegram:%4' OR object LIKE 'unit:1,account:web:%4'`:             "1",
				`SELECT count(DISTINCT x.id) FROM (SELECT account_id AS id FROM reports WHERE id = 'd.1' UNION SELECT bound_by FROM groups) x`: "1",
				`SELECT count(*) FROM questions`:                                                                                               "1",
				`SELECT words || '; ' || reason_text FROM reports WHERE id = 'e.1'`:                                                            "chờ cô ••• đồng ý; gọi •••",
				`SELECT count(*) FROM wishes WHERE done_at IS NULL AND account_id LIKE 'deleted:%'`:                                            "0",
				`SELECT text FROM wishes WHERE done_at IS NULL`:                                                                                "không phải •••",
				`SELECT count(*) FROM attached`:                                                                                                "0",
			} {
				got, err := s.Text(ctx, query)
				require.NoError(t, err, query)
				require.Equal(t, want, got, query)
			}
			_, err = s.Forget(ctx, bot.AccountID(m.id))
			require.NoError(t, err, "done again, it finds nothing")
		})
	}
}

func TestAnOfficerIsNotTakenOut(t *testing.T) {
	s := storetest.Open(t)
	storetest.Exec(t, s, `INSERT INTO accounts (id, role, scope, created_at) VALUES ('telegram:5', 'officer', '[]', 1)`)
	_, err := s.Forget(t.Context(), "telegram:5")
	require.Equal(t, bot.Conflict, bot.KindOf(err))
	n, err := s.Text(t.Context(), `SELECT count(*) FROM accounts WHERE id = 'telegram:5'`)
	require.NoError(t, err)
	require.Equal(t, "1", n)
}

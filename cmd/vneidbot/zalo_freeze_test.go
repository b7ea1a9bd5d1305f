package main

import "testing"

// TestRecordedFormOnZalo freezes and sends an area's form where there are no buttons,
// once without and once with an address for files and paper.
func TestRecordedFormOnZalo(t *testing.T) {
	t.Parallel()
	addr := freeAddr(t)
	for name, change := range map[string]func(*Config){"freeze": func(c *Config) { c.HTTPAddr, c.PublicURL = addr, "http://"+addr }, "freeze_nowhere": nil} {
		srv, _ := bootZalo(t, change)
		admin := srv.User(zaloAdmin, "Cán bộ Mai")
		for _, a := range []act{{"/chotso", "Đồng chí gõ tên địa bàn"}, {"Dương Kinh", "Đã chốt biểu số 1"}, {"[button.send_up]", "Gửi biểu số 1"}, {"[button.send_form]", "(lần 1)"},
			{"/guilenso", "đã gửi 1/3"}} {
			performZalo(t, admin, a)
		}
		compareZalo(t, name, unfrozen(admin.Transcript()))
	}
}

package main

import (
	"encoding/binary"
	"io"
	"net"
	"sync"
)

// FerretDB 1 reads a document, changes it and writes it back; between the two another connection may do the same, so
// that one of two $inc is lost. MongoDB promises that a change of one document is atomic. Here commands are passed on
// one by one, over all connections, which keeps that promise.
var oneByOne sync.Mutex

// The length of a message stands in its first four bytes, itself included (MongoDB Wire Protocol, "Standard Message
// Header"). No message of a client is longer than this.
const maxMessage = 48_000_000 + 16_384

func serve(listener net.Listener, socket string) {
	for {
		client, err := listener.Accept()
		if err != nil {
			return
		}
		go pass(client, socket)
	}
}

func pass(client net.Conn, socket string) {
	defer client.Close()
	server, err := net.Dial("unix", socket)
	if err != nil {
		return
	}
	defer server.Close()
	for {
		question, err := readMessage(client)
		if err != nil {
			return
		}
		answer, err := ask(server, question)
		if err != nil {
			return
		}
		if _, err := client.Write(answer); err != nil {
			return
		}
	}
}

func ask(server net.Conn, question []byte) ([]byte, error) {
	oneByOne.Lock()
	defer oneByOne.Unlock()
	if _, err := server.Write(question); err != nil {
		return nil, err
	}
	return readMessage(server)
}

func readMessage(from io.Reader) ([]byte, error) {
	head := make([]byte, 4)
	if _, err := io.ReadFull(from, head); err != nil {
		return nil, err
	}
	length := binary.LittleEndian.Uint32(head)
	if length < 16 || length > maxMessage {
		return nil, io.ErrUnexpectedEOF
	}
	message := make([]byte, length)
	copy(message, head)
	_, err := io.ReadFull(from, message[4:])
	return message, err
}

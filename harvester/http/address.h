/*
 * Network addresses: is it one of the open Internet, or one that only somebody
 * inside a network can reach? A redirect must not lead from the first to the
 * second. Whatever way an address was spelled in a URL (decimal, hexadecimal,
 * IPv4 within IPv6): what is judged is what would be connected to.
 */
#ifndef HARVESTER_HTTP_ADDRESS_H
#define HARVESTER_HTTP_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * `sockaddr` points at a struct sockaddr of n bytes. Loopback, link-local,
 * private, shared (RFC 6598), documentation, multicast, reserved and
 * unspecified addresses are private, as is every family but IPv4 and IPv6.
 */
bool address_is_private(const void *sockaddr, size_t n);

/* The same from the numeric form; what is no address is private. */
bool address_text_is_private(const char *ip);

#endif

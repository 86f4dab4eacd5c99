#!/usr/bin/perl
# A provider that is not ours: Dancer::Plugin::Catmandu::OAI, which repositories
# built with LibreCat use, over the lines of a file.
#
#   perl lines.pl FILE TEMPLATE PAGE
#
# FILE is read for each request; its lines are ID, datestamp, set, "deleted" or
# "-", and title, between tabs. Prints its address when it is about to listen.
package Catmandu::Store::Lines;
use Catmandu::Sane;
use Moo;
with 'Catmandu::Store';
has file => ( is => 'ro', required => 1 );
BEGIN { $INC{'Catmandu/Store/Lines.pm'} = __FILE__ }

package Catmandu::Store::Lines::Bag;
use Catmandu::Sane;
use Catmandu::Hits;
use Moo;
with 'Catmandu::Bag';
BEGIN { $INC{'Catmandu/Store/Lines/Bag.pm'} = __FILE__ }

sub all {
    my ($self) = @_;
    open my $in, '<:encoding(UTF-8)', $self->store->file or die;
    my @records;
    while (<$in>) {
        chomp;
        my ( $id, $stamp, $set, $deleted, $title ) = split /\t/;
        push @records,
          {
            _id       => $id,
            datestamp => $stamp,
            set       => $set,
            deleted   => $deleted eq 'deleted',
            title     => [$title],
            creator   => ["Muster, M. $id"],
            date      => [2020],
          };
    }
    return @records;
}

# As much of CQL as the plugin writes.
sub search {
    my ( $self, %args ) = @_;
    my @hits = $self->all;
    while ( $args{cql_query} =~ /(\w+) (>=|<=|exact) "([^"]*)"/g ) {
        my ( $field, $op, $value ) = ( $1, $2, $3 );
        @hits = grep {
            my $way = $_->{$field} cmp $value;
            $op eq '>=' ? $way >= 0 : $op eq '<=' ? $way <= 0 : $way == 0
        } @hits;
    }
    my ( $start, $limit, $total ) = ( $args{start} // 0, $args{limit}, 0 + @hits );
    @hits = splice @hits, $start, $limit;
    return Catmandu::Hits->new(
        start => $start,
        limit => $limit,
        total => $total,
        hits  => \@hits
    );
}

sub get       { my ( $self, $id ) = @_; ( grep { $_->{_id} eq $id } $self->all )[0] }
sub generator { my ($self) = @_; my @all = $self->all; sub { shift @all } }
sub add        { die }
sub delete     { die }
sub delete_all { die }

package main;
use IO::Socket::INET;
use Catmandu;
use Dancer;
use Dancer::Plugin::Catmandu::OAI;

my ( $file, $template, $page ) = @ARGV;
@ARGV = ();
my $free = IO::Socket::INET->new( LocalAddr => '127.0.0.1', Listen => 1 ) or die;
my $port = $free->sockport;
close $free;
Catmandu->config->{store}{lines} = { package => 'Lines', options => { file => $file } };
set server        => '127.0.0.1';
set port          => $port;
set charset       => 'UTF-8';
set startup_info  => 0;
set logger        => 'null';
oai_provider '/oai',
  store                => 'lines',
  bag                  => 'data',
  datestamp_field      => 'datestamp',
  repositoryName       => 'Lines',
  repositoryIdentifier => 'example.org',
  adminEmail           => 'nobody@example.org',
  earliestDatestamp    => '1970-01-01T00:00:01Z',
  deletedRecord        => 'persistent',
  delimiter            => ':',
  sampleIdentifier     => 'oai:example.org:1',
  limit                => $page,
  sets                 => [
    map { { setSpec => $_, setName => "Set $_", cql => qq(set exact "$_") } }
      qw(red blue)
  ],
  metadata_formats => [
    {
        metadataPrefix    => 'oai_dc',
        schema            => 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
        metadataNamespace => 'http://www.openarchives.org/OAI/2.0/oai_dc/',
        template          => $template,
    }
  ],
  deleted       => sub { $_[0]->{deleted} },
  set_specs_for => sub { [ $_[0]->{set} ] };
$| = 1;
print "http://127.0.0.1:$port/oai\n";
dance;
